// Rules for order: the key that keeps one thing's events together, and the order within that key.
import { recordName } from '../finding.ts';
import { finding } from '../make-finding.ts';
import { evidenceOf, nameOf, type Placed, type PlacedRule } from './placed.ts';

export const keyed: PlacedRule = ({ topic, keyOf }, placed, history) => {
  const bad = placed.find(({ event, key }) => event !== undefined && key !== keyOf(event));
  if (bad?.event === undefined) return [];
  const owner = keyOf(bad.event);
  const sibling = placed.find(
    (one) => one !== bad && one.event !== undefined && keyOf(one.event) === owner,
  );
  const apart = sibling !== undefined && sibling.partition !== bad.partition;
  return [
    finding({
      code: 'ORDER',
      subject: owner,
      where: nameOf(topic, bad),
      says: {
        en:
          (bad.key === null
            ? `This record of ${owner} has no key.`
            : `The key of this record is \`${bad.key}\`, not \`${owner}\`.`) +
          (apart
            ? ` Another record of ${owner} is in partition ${sibling.partition}: nothing keeps the two in order.`
            : ` Nothing keeps the records of ${owner} in order.`),
        ko:
          (bad.key === null
            ? `${owner}의 이 레코드에는 키가 없어요.`
            : `이 레코드의 키는 \`${owner}\` 대신 \`${bad.key}\` 값이에요.`) +
          (apart
            ? ` ${owner}의 다른 레코드는 파티션 ${sibling.partition}에 있어서, 둘의 순서를 지켜 주는 것이 없어요.`
            : ` ${owner}의 레코드끼리 순서를 지켜 주는 것이 없어요.`),
      },
      asks: {
        en: 'What decides which partition a record goes to, and where does order hold?',
        ko: '레코드가 어느 파티션으로 갈지는 무엇이 정하고, 순서는 어디에서 지켜지나요?',
      },
      explainedAt: 'why-event-driven#key',
      ...evidenceOf(history, topic, bad, sibling),
    }),
  ];
};

/** Events with one key stand in one partition, in the order in which they were given. */
export const inOrder: PlacedRule = ({ topic, keyOf, idOf }, placed, history) => {
  const last = new Map<string, Placed<unknown>>();
  for (const record of placed) {
    if (record.event === undefined) continue;
    const owner = keyOf(record.event);
    const before = last.get(owner) as typeof record | undefined;
    last.set(owner, record);
    if (before?.event === undefined) continue;
    const apart = before.partition !== record.partition;
    if (!apart && before.offset < record.offset) continue;
    const earlier = recordName(topic, before.partition, before.offset, null);
    return [
      finding({
        code: 'ORDER',
        subject: owner,
        where: nameOf(topic, record),
        says: apart
          ? {
              en: `${idOf(before.event)} and then ${idOf(record.event)} belong to ${owner}, but they lie in two partitions (the first is ${earlier}): nothing keeps them in order.`,
              ko: `${owner}의 이벤트는 ${idOf(before.event)}, ${idOf(record.event)} 순서예요. 그런데 두 파티션에 나뉘어 있어서(앞의 것은 ${earlier}) 순서를 지켜 주는 것이 없어요.`,
            }
          : {
              en: `Of the events of ${owner}, ${idOf(before.event)} comes before ${idOf(record.event)}, but it was written after it, at ${earlier}.`,
              ko: `${owner}의 이벤트는 ${idOf(before.event)}, ${idOf(record.event)} 순서인데, 앞의 것이 더 나중인 ${earlier} 위치에 기록되었어요.`,
            },
        asks: apart
          ? {
              en: 'Who chose the partition of each, and by what?',
              ko: '각각의 파티션은 누가, 무엇을 보고 정했나요?',
            }
          : {
              en: 'In which order did your lines send the two?',
              ko: '여러분의 코드는 둘을 어떤 순서로 보냈나요?',
            },
        explainedAt: 'why-event-driven#key',
        ...evidenceOf(history, topic, record, before),
      }),
    ];
  }
  return [];
};
