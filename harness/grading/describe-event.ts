// One line for one event of a run's history: a glyph, a verb, what it was about.
import type { HistoryEvent, HistoryEventOf } from './history.ts';
import { sideText } from './boundary-text.ts';
import type { Text } from './text.ts';
import type { WireRecord } from '../wire-tap/wire-event.ts';

export interface EventLine {
  glyph: string;
  text: Text;
}

/** The workbook's glyphs: one shape for each kind of thing, the same everywhere. */
export const glyphs = {
  produce: '▸',
  fetch: '◂',
  commit: '✓',
  group: '⇄',
  start: '◎',
  call: '▷',
  return: '◁',
  crash: '✱',
  port: '◆',
  lost: '╳',
  harness: '~',
} as const;

export function describeEvent(event: HistoryEvent): EventLine {
  switch (event.type) {
    case 'produce':
      return event.outcome === 'acknowledged'
        ? both(glyphs.produce, `Produce ${range(event, event.records)}`)
        : say(glyphs.lost, {
            en: `Produce ${event.topic}/${event.partition}, ${records(event.records.length)}: ${outcomeEn[event.outcome]}${because(event.error)}`,
            ko: `Produce ${event.topic}/${event.partition}, 레코드 ${event.records.length}건: ${outcomeKo[event.outcome]}${because(event.error)}`,
          });
    case 'fetch':
      if (event.error !== null) {
        return refused(`Fetch ${event.topic}/${event.partition}@${event.from}`, event.error);
      }
      if (event.records.length > 0)
        return both(glyphs.fetch, `Fetch ${range(event, event.records)}`);
      return event.logEnd < 0
        ? say(glyphs.fetch, {
            en: `Fetch ${event.topic}/${event.partition}@${event.from}: nothing yet`,
            ko: `Fetch ${event.topic}/${event.partition}@${event.from}: 아직 없음`,
          })
        : say(glyphs.fetch, {
            en: `Fetch ${event.topic}/${event.partition}@${event.from}: end of the log`,
            ko: `Fetch ${event.topic}/${event.partition}@${event.from}: 로그의 끝`,
          });
    case 'commit':
      if (event.error !== null) {
        return refused(
          `OffsetCommit ${event.topic}/${event.partition} → ${event.offset}`,
          event.error,
        );
      }
      return say(glyphs.commit, {
        en: `commit ${event.topic}/${event.partition} → ${event.offset}, group ${event.group}`,
        ko: `커밋 ${event.topic}/${event.partition} → ${event.offset}, 그룹 ${event.group}`,
      });
    case 'join':
      // Part of every joining: the broker first hands out a member id.
      if (event.error !== null) {
        return both(glyphs.group, `JoinGroup ${event.group}: ${event.error}`);
      }
      return say(glyphs.group, {
        en: `joins group ${event.group}, generation ${event.generation}${event.topics ? `: ${event.topics.join(', ')}` : ''}`,
        ko: `그룹 ${event.group}에 참여 (${event.generation}세대)${event.topics ? `, 구독 ${event.topics.join(', ')}` : ''}`,
      });
    case 'assigned': {
      const topics = [...Map.groupBy(event.partitions, ({ topic }) => topic)].map(
        ([topic, own]) =>
          `${topic} ${own
            .map(({ partition }) => partition)
            .sort((a, b) => a - b)
            .join(', ')}`,
      );
      return say(glyphs.group, {
        en: `gets ${topics.join(' and ') || 'no partitions'}, group ${event.group}`,
        ko: `${topics.join(', ') || '파티션 없이'} 배정, 그룹 ${event.group}`,
      });
    }
    case 'leave':
      return say(glyphs.group, {
        en: `leaves group ${event.group}${event.byHarness ? ' (session expired, shortened)' : ''}`,
        ko: `그룹 ${event.group}에서 나감${event.byHarness ? ' (세션 만료, 시간 단축)' : ''}`,
      });
    case 'rebalance':
      return say(glyphs.group, {
        en: `group ${event.group}: ${event.error}`,
        ko: `그룹 ${event.group}: ${event.error}`,
      });
    case 'start-offset': {
      const at = `${event.topic}/${event.partition}`;
      if (event.asked === 'time') {
        return say(glyphs.start, {
          en: `looked up where that time is in ${at}: ${event.offset ?? 'nothing so young'}`,
          ko: `${at}에서 그 시각의 오프셋을 조회: ${event.offset ?? '그 뒤의 레코드 없음'}`,
        });
      }
      return event.asked === 'commit'
        ? say(glyphs.start, {
            en: `committed in ${at}: ${event.offset ?? 'nothing'}`,
            ko: `${at}의 커밋: ${event.offset ?? '없음'}`,
          })
        : say(glyphs.start, {
            en: `begins at the ${event.asked} offset of ${at}: ${event.offset ?? '?'}`,
            ko: `${at}: 로그의 ${event.asked === 'latest' ? '끝' : '가장 앞'}(${event.asked})에서 시작: ${event.offset ?? '?'}`,
          });
    }
    case 'end-transaction':
      if (event.error !== null) return refused(`EndTxn ${event.transactionalId}`, event.error);
      return say(glyphs.produce, {
        en: `${event.committed ? 'commits' : 'aborts'} transaction ${event.transactionalId}`,
        ko: `트랜잭션 ${event.transactionalId} ${event.committed ? '커밋' : '중단'}`,
      });
    case 'call':
      return say(glyphs.call, { en: `${event.name} is called`, ko: `${event.name} 호출` });
    case 'return':
      return event.error === null
        ? say(glyphs.return, { en: `${event.name} is done`, ko: `${event.name} 완료` })
        : say(glyphs.crash, {
            en: `${event.name} threw ${event.error}`,
            ko: `${event.name} 예외: ${event.error}`,
          });
    case 'report':
      return both(glyphs.return, `${event.sink}(${JSON.stringify(event.value)})`);
    case 'process':
      if (event.at !== undefined) {
        const { api, subject, occurrence, side } = event.at;
        const what = `${api} ${subject} #${occurrence}`;
        const { en, ko } = sideText(side);
        // The end of a long line is cut.
        return say(glyphs.crash, { en: `killed ${en} ${what}`, ko: `강제 종료(${ko}): ${what}` });
      }
      return say(event.change === 'started' ? glyphs.call : glyphs.crash, {
        en: `process ${event.change}${event.why === undefined ? '' : `: ${event.why}`}`,
        ko: `프로세스 ${processKo[event.change]}${event.why === undefined ? '' : `: ${event.why}`}`,
      });
    case 'port': {
      const what = `${event.api} ${event.subject}${event.key === null ? '' : ` (key ${event.key})`}`;
      return event.outcome === 'done'
        ? both(glyphs.port, `${what}${told(event.answer)}`)
        : say(glyphs.lost, {
            en: `${what}: ${portEn[event.outcome]}${why(event)}`,
            ko: `${what}: ${portKo[event.outcome]}${why(event)}`,
          });
    }
    case 'connection':
      return say(glyphs.harness, {
        en: `connection ${event.change}`,
        ko: event.change === 'opened' ? '연결됨' : '연결 끊김',
      });
    case 'refused':
      return both(glyphs.lost, `${event.api} ${event.subject}: ${event.error}`);
    case 'fault':
      return say(glyphs.lost, {
        en: `cut ${event.action === 'before' ? 'before it left' : 'after the answer'}: ${event.at}`,
        ko: `${event.action === 'before' ? '나가기 전에' : '브로커 응답 뒤에'} 끊김: ${event.at}`,
      });
    case 'harness':
      return say(glyphs.harness, event.did);
  }
}

const outcomeEn = {
  refused: 'refused',
  unanswered: 'no answer came',
  lost: 'never arrived',
} as const;
const outcomeKo = {
  refused: '거절됨',
  unanswered: '응답 없음',
  lost: '도착하지 못함',
} as const;
const portEn = {
  refused: 'refused',
  unanswered: 'arrived, no answer',
  lost: 'never arrived',
} as const;
const portKo = {
  refused: '거절됨',
  unanswered: '도착했지만 응답 없음',
  lost: '도착하지 못함',
} as const;
const why = ({ outcome, answer }: HistoryEventOf<'port'>): string =>
  outcome === 'refused' && typeof answer === 'string' ? `, ${answer}` : '';
const told = (answer: unknown): string => (answer === null ? '' : ` → ${JSON.stringify(answer)}`);
const processKo = { started: '시작', killed: '강제 종료', ended: '종료', stuck: '멈춤' } as const;

function range(
  { topic, partition }: { topic: string; partition: number },
  records: readonly WireRecord[],
): string {
  const first = records[0]?.offset;
  const last = records.at(-1)?.offset;
  const offsets = first === last ? `${first ?? '?'}` : `${first ?? '?'}–${last ?? '?'}`;
  return `${topic}/${partition}@${offsets}`;
}

const records = (count: number): string => (count === 1 ? '1 record' : `${count} records`);
const because = (error: string | null): string => (error === null ? '' : `, ${error}`);
const refused = (what: string, error: string): EventLine => both(glyphs.lost, `${what}: ${error}`);
const say = (glyph: string, text: Text): EventLine => ({ glyph, text });
const both = (glyph: string, text: string): EventLine => say(glyph, { en: text, ko: text });
