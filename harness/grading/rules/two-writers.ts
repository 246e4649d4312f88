// One writer for each fact: a topic has one owner, and no row of the shared database is changed by two.
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Text } from '../text.ts';
import { changedRows, writtenTo, type Written } from '../writers.ts';

export interface Owned {
  /** The one process that may write to a topic, by topic. */
  owners: Readonly<Record<string, string>>;
  /** What a service is called where people read of it, by process; its name unless said. */
  titles?: Readonly<Record<string, Text>>;
  /** The paragraph that explains it. */
  explainedAt: string;
  task?: string | null;
}

/** A record of somebody who does not own the topic, beside one of the owner's where there is one. */
export function oneWriterEach(owned: Owned, history: readonly HistoryEvent[]): Finding[] {
  for (const [topic, owner] of Object.entries(owned.owners)) {
    const written = writtenTo(history, topic);
    const foreign = written.find(({ process }) => process !== owner);
    if (foreign === undefined) continue;
    const others = written.filter(({ process }) => process === owner);
    const own = others.findLast(({ seq }) => seq < foreign.seq) ?? others[0];
    return [
      twoWriters(owned, {
        subject: topic,
        thing: { en: 'this stream', ko: '이 스트림' },
        ...{ foreign, own, owner },
      }),
    ];
  }
  return [];
}

/** A row of the shared database that two services changed. */
export function oneWriterARow(
  owned: Omit<Owned, 'owners'>,
  history: readonly HistoryEvent[],
): Finding[] {
  for (const written of changedRows(history).values()) {
    const [own] = written;
    const foreign = written.find(({ process }) => process !== own?.process);
    if (own === undefined || foreign === undefined) continue;
    return [
      twoWriters(owned, {
        ...{ subject: 'ctx.db', foreign, own, owner: own.process },
        thing: { en: 'this row of `ctx.db`', ko: '`ctx.db`의 이 행' },
      }),
    ];
  }
  return [];
}

function twoWriters(
  { titles = {}, explainedAt, task = null }: Omit<Owned, 'owners'>,
  found: {
    subject: string;
    thing: Text;
    foreign: Written;
    own: Written | undefined;
    owner: string;
  },
): Finding {
  const { subject, thing, foreign, own, owner } = found;
  const title = (process: string): Text =>
    titles[process] ?? { en: `\`${process}\``, ko: `\`${process}\`` };
  const by = title(foreign.process);
  const from: Text =
    own === undefined
      ? { en: `${title(owner).en} is its owner`, ko: `주인은 ${title(owner).ko} 서비스예요` }
      : {
          en: `${own.name === foreign.name ? 'the same' : own.name} is from ${title(own.process).en}`,
          ko: `${own.name === foreign.name ? '같은 것을 먼저 쓴 쪽은' : `${own.name} 레코드를 쓴 쪽은`} ${title(own.process).ko} 서비스예요`,
        };
  return finding({
    ...{ code: 'TWO-WRITERS', subject, where: foreign.name, task, explainedAt },
    says: {
      en: `${foreign.name} is from ${by.en}, and ${from.en}.`,
      ko: `${foreign.name}: ${by.ko} 서비스가 썼어요. 그런데 ${from.ko}.`,
    },
    asks: {
      en: `When the two disagree, who decides what ${thing.en} says?`,
      ko: `둘의 말이 다를 때 ${thing.ko}에 무엇이 남을지는 누가 정하나요?`,
    },
    evidence: [...(own === undefined ? [] : [own.seq]), foreign.seq].sort((a, b) => a - b),
    firstBad: foreign.seq,
  });
}
