// Up to which event an answer says what the streams said, and what the process's group had committed by then.
import { startedAt } from '../../history.ts';
import type { Fed } from '../../scenes/fed.ts';
import type { Text } from '../../text.ts';
import { sameData } from '../same-data.ts';
import { commitOver } from '../trail.ts';
import type { Case } from './question.ts';

/** After how many events the streams still said what they say when there are none. */
export function firstChange({ published, expected, name }: Case): number {
  const atFirst = expected([], name) ?? undefined;
  let count = 0;
  const isUnchanged = (): boolean =>
    sameData(expected(published.slice(0, count + 1), name) ?? undefined, atFirst);
  while (count < published.length && isUnchanged()) count += 1;
  return count;
}

/** After how many events the streams last said so, and the first since which they say something else. */
export function lastAgreed({ published, expected, name, body }: Case): {
  agreed: number | undefined;
  cause: Fed | undefined;
} {
  const saysSo = (count: number): boolean =>
    sameData(expected(published.slice(0, count), name) ?? undefined, body);
  let count = published.length;
  while (count >= 0 && !saysSo(count)) count -= 1;
  return count < 0
    ? { agreed: undefined, cause: undefined }
    : { agreed: count, cause: published[count] };
}

/** A commit over the event by an earlier life of the process. */
export function commitBefore(
  { process, seq, history }: Case,
  cause: Fed,
): { seq: number; says: Text } | undefined {
  const earlier = history.filter((event) => event.seq < seq);
  const start = startedAt(earlier, process);
  const past = earlier.filter((event) => event.seq < start);
  const commit = commitOver({ service: process, from: cause.topic }, cause, past);
  return (
    commit && {
      seq: commit.seq,
      says: {
        en: ` Its group had committed ${commit.offset} there before it was killed.`,
        ko: ` 강제 종료되기 전에 그 그룹의 커밋은 거기서 이미 ${commit.offset}까지 갔어요.`,
      },
    }
  );
}
