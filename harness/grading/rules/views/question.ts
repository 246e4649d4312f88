// One question to a view, and what can be said of the answer.
import type { Finding } from '../../finding.ts';
import type { HistoryEvent } from '../../history.ts';
import type { Fed } from '../../scenes/fed.ts';
import type { Text } from '../../text.ts';
import type { Viewed, ViewAsking } from '../viewed.ts';

export interface Question
  extends ViewAsking, Required<Pick<Viewed, 'expected' | 'misreads' | 'read'>> {
  published: readonly Fed[];
}

export type Problem = Pick<Finding, 'code' | 'subject' | 'says' | 'asks'> & {
  /** The event that the answer lacks. */
  cause?: Fed | undefined;
  /** Events of the run that led to it. */
  because?: readonly number[];
};

/** An answer beside what it was to be, and words for both. */
export interface Case extends Question {
  status: number;
  body: unknown;
  want: unknown;
  gave: string;
  has: string;
  /** What had been done before, to begin a sentence with. */
  before: Text;
  subject: string;
  history: readonly HistoryEvent[];
}

const starts: readonly ViewAsking['after'][] = ['restart', 'rewind', 'sweep', 'late'];

/** Whether the process had begun anew since anybody was told something. */
export function isAfterAStart({ after }: Pick<ViewAsking, 'after'>): boolean {
  return starts.includes(after);
}

export function when({ after }: Pick<ViewAsking, 'after'>): Text & { subject: string } {
  switch (after) {
    case 'start':
    case 'feed':
      return { en: '', ko: '', subject: 'answer' };
    case 'down':
      return {
        en: 'While another service was down, ',
        ko: '다른 서비스가 멈춰 있는 동안 ',
        subject: 'answer while another was down',
      };
    case 'rewind':
      return {
        en: 'After its groups had been set back to the beginning, ',
        ko: '그룹을 처음으로 되돌려 다시 읽게 한 뒤 ',
        subject: 'answer after reading again',
      };
    case 'rebuild':
      return {
        en: 'While it built its views anew, ',
        ko: '뷰를 새로 만드는 동안 ',
        subject: 'answer while rebuilding',
      };
    case 'late':
      return {
        en: 'Begun anew on another machine, with nothing kept: ',
        ko: '보관한 것이 없는 다른 기계에서 새로 시작한 뒤 ',
        subject: 'answer of a new one',
      };
    default:
      return {
        en: 'After the service had been killed and started again, ',
        ko: '서비스가 강제 종료됐다가 다시 시작된 뒤 ',
        subject: 'answer after a restart',
      };
  }
}
