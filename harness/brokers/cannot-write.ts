import { type BrokerKind, BrokerUnavailable } from './broker.ts';

const CODES = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'];

/** The refusal for an error that means that files cannot be written; undefined for any other error. */
export function cannotWrite(
  error: unknown,
  stateDir: string,
  kind: BrokerKind,
): BrokerUnavailable | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (!CODES.includes(String(error.code))) return undefined;
  const missing = {
    en: `the workbook cannot write its files: ${error.message}.`,
    ko: `워크북이 파일을 쓸 수 없어요: ${error.message}.`,
  };
  const fix = {
    en: `Free some disk space, or make ${stateDir} writable.`,
    ko: `디스크 공간을 비우거나 ${stateDir}에 쓸 수 있게 하세요.`,
  };
  return new BrokerUnavailable([{ kind, missing, fix: [fix] }], { cause: error });
}
