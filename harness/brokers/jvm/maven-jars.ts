// Jars by the Maven on this machine, with whatever mirror and credentials its own settings name.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BrokerUnavailable } from '../broker.ts';

const FIVE_MINUTES = 5 * 60_000;

/** @throws {BrokerUnavailable} when there is no Maven, or with the first error it printed */
export async function mavenJars(env: NodeJS.ProcessEnv, target: string): Promise<void> {
  const pom = fileURLToPath(new URL('pom.xml', import.meta.url));
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime'];
  try {
    await promisify(execFile)(
      'mvn',
      ['-B', '-q', '-f', pom, ...goal, `-DoutputDirectory=${target}`],
      { env, timeout: FIVE_MINUTES },
    );
  } catch (error) {
    // execFile adds what was printed to its error
    const { code, stdout } = error as { code?: unknown; stdout?: string };
    if (code === 'ENOENT') throw noSource();
    const said = /^\[ERROR\]\s*(.+)$/m.exec(stdout ?? '')?.[1] ?? String(error);
    throw failed(said);
  }
}

function failed(said: string): BrokerUnavailable {
  return new BrokerUnavailable([
    {
      kind: 'jvm',
      missing: {
        en: `Maven could not get Kafka's jars: ${said}`,
        ko: `Maven이 Kafka의 jar를 받지 못했어요: ${said}`,
      },
      fix: [
        {
          en: 'Check the network and the settings of Maven, then run the command again.',
          ko: '네트워크와 Maven 설정을 확인하고 명령을 다시 실행하세요.',
        },
        unpacked,
      ],
    },
  ]);
}

export function noSource(): BrokerUnavailable {
  return new BrokerUnavailable([
    {
      kind: 'jvm',
      missing: {
        en: "Java is here, but Kafka's jars are not, and there is no Maven to get them.",
        ko: 'Java는 있지만 Kafka의 jar가 없고, 받아 올 Maven도 없어요.',
      },
      fix: [
        {
          en: 'Install Maven (the command `mvn`) and run the command again.',
          ko: 'Maven(명령어 `mvn`)을 설치하고 명령을 다시 실행하세요.',
        },
        {
          en: 'Or set WORKBOOK_MAVEN_URL to the base address of a Maven repository or mirror: no Maven needed.',
          ko: '아니면 WORKBOOK_MAVEN_URL에 Maven 저장소나 미러의 주소를 넣으세요. Maven은 없어도 돼요.',
        },
        unpacked,
      ],
    },
  ]);
}

const unpacked = {
  en: 'Or unpack the release of Apache Kafka 4.4.0 (kafka_2.13) and set WORKBOOK_KAFKA_HOME to its directory.',
  ko: '아니면 Apache Kafka 4.4.0 배포판(kafka_2.13)을 풀고 WORKBOOK_KAFKA_HOME에 그 디렉터리를 넣으세요.',
};
