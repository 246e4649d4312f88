import { BrokerUnavailable } from '../broker.ts';

/** @throws {BrokerUnavailable} on Windows, where there is no `sh` to end Java with its keeper */
export function refuseWindows(platform: NodeJS.Platform): void {
  if (platform !== 'win32') return;
  throw new BrokerUnavailable([
    {
      kind: 'jvm',
      missing: {
        en: 'Kafka on the local Java runs on Linux and macOS, not on Windows itself.',
        ko: '로컬 Java로 도는 Kafka는 Linux와 macOS에서만 돼요. Windows에서 바로 돌리지는 못해요.',
      },
      fix: [
        {
          en: 'Run the workbook in WSL (Windows Subsystem for Linux), with Java installed there.',
          ko: 'WSL(Linux용 Windows 하위 시스템)에 Java를 설치하고 그 안에서 워크북을 실행하세요.',
        },
      ],
    },
  ]);
}
