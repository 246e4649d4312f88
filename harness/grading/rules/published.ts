// Rules for what a learner's code wrote to a topic: everything, once, readable, keyed, in order,
// traceable.
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Publishing } from '../scenes/publish.ts';
import type { LogPartition } from '../stage.ts';
import type { Text } from '../text.ts';
import { inOrder, keyed } from './keyed.ts';
import { notWritten } from './not-written.ts';
import { evidenceOf, nameOf, placeRecords, type PlacedRule } from './placed.ts';
import { sameData } from './same-data.ts';

export interface Published<Event> {
  topic: string;
  /** What was to be written, in order. */
  events: readonly Event[];
  log: readonly LogPartition[];
  publish: Publishing;
  keyOf(event: Event): string;
  idOf(event: Event): string;
  /** What the events are called, in the plural. */
  noun: Text;
}

export function publishedRules<Event>(
  published: Published<Event>,
  history: readonly HistoryEvent[],
): Finding[] {
  const placed = placeRecords(published);
  const unreadable = readable(published, placed, history);
  if (unreadable.length > 0) return unreadable;
  const found = [notWritten, duplicated, keyed, traced].flatMap((rule) =>
    rule(published, placed, history),
  );
  // A wrong key explains a wrong order, and a second copy always stands out of order.
  return found.length > 0 ? found : inOrder(published, placed, history);
}

export const readable: PlacedRule = ({ topic }, placed, history) => {
  const bad = placed.find(({ event, parsed }) => event === undefined || !sameData(parsed, event));
  if (bad === undefined) return [];
  const shown = bad.value === null ? 'null' : `\`${shorten(bad.value)}\``;
  const changed = bad.event !== undefined;
  const text = bad.value?.startsWith('[object ') === true;
  return [
    finding({
      code: 'SHAPE',
      subject: `${topic} value`,
      where: nameOf(topic, bad),
      says: changed
        ? {
            en: `The value of this record is ${shown}; the event it was made from says something else.`,
            ko: `원래 이벤트와 내용이 다른 값이 기록되었어요: ${shown}`,
          }
        : {
            en: `The value of this record is ${shown}, which is not the JSON of one of the events it was given.`,
            ko: `받은 이벤트의 JSON이 아닌 값이 기록되었어요: ${shown}`,
          },
      asks: text
        ? {
            en: 'What are the bytes of an object that is not turned into text first?',
            ko: '텍스트로 바꾸지 않은 객체는 어떤 바이트가 되나요?',
          }
        : {
            en: 'What would a reader who knows nothing of your code make of these bytes?',
            ko: '여러분의 코드를 모르는 리더가 이 바이트를 읽으면 무엇으로 보일까요?',
          },
      explainedAt: 'why-event-driven#value',
      ...evidenceOf(history, topic, bad),
    }),
  ];
};

export const duplicated: PlacedRule = ({ topic, idOf, noun }, placed, history) => {
  // Equal events stand side by side.
  const at = placed.findIndex(
    ({ event }, index) => event !== undefined && event === placed[index + 1]?.event,
  );
  const [before, again] = placed.slice(at, at + 2);
  if (at < 0 || before?.event === undefined || again === undefined) return [];
  const id = idOf(before.event);
  const extra = placed.length - new Set(placed.map(({ event }) => event)).size;
  return [
    finding({
      code: 'DUP',
      subject: id,
      where: nameOf(topic, again),
      says: {
        en: `${id} is in ${topic} twice, first at ${nameOf(topic, before)}; in all, ${extra} of its ${noun.en} are repeats.`,
        ko: `${id} 이벤트가 두 번 있어요. 처음 기록된 곳은 ${nameOf(topic, before)}. ${topic} 토픽에는 ${noun.ko} ${extra}건이 되풀이되어 있어요.`,
      },
      asks: {
        en: 'Which line sent it the second time?',
        ko: '두 번째로 보낸 줄은 어디인가요?',
      },
      explainedAt: 'why-event-driven#publish',
      ...evidenceOf(history, topic, again, before),
    }),
  ];
};

export const traced: PlacedRule = ({ topic, idOf }, placed, history) => {
  const bad = placed.find(
    ({ event, headers }) => event !== undefined && headers['event-id'] !== idOf(event),
  );
  if (bad?.event === undefined) return [];
  const id = idOf(bad.event);
  const header = bad.headers['event-id'];
  return [
    finding({
      code: 'UNTRACED',
      subject: id,
      where: nameOf(topic, bad),
      says: {
        en: `Its header \`event-id\` is ${header === undefined ? 'missing' : `\`${header}\``}; it is to name the event: \`${id}\`.`,
        ko:
          header === undefined
            ? `이 레코드에는 \`event-id\` 헤더가 없어요. 이 헤더는 이벤트의 이름을 말해요: \`${id}\``
            : `이 레코드의 \`event-id\` 헤더가 이벤트의 이름과 달라요. 헤더: \`${header}\`, 이벤트: \`${id}\``,
      },
      asks: {
        en: 'If this record came a second time, how would a reader know it again?',
        ko: '이 레코드가 한 번 더 온다면 리더는 무엇으로 같은 것임을 알아보나요?',
      },
      explainedAt: 'why-event-driven#event-id',
      ...evidenceOf(history, topic, bad),
    }),
  ];
};

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
