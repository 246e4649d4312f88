// Rules for `home`: where the answer says that each fact lives, beside who wrote what in the run.
import { topics, type ContestFacts } from '../../contested/facts.ts';
import type { Finding } from '../../finding.ts';
import type { HistoryEvent } from '../../history.ts';
import { finding } from '../../make-finding.ts';
import type { Text } from '../../text.ts';
import { writersOf, writtenTo } from '../../writers.ts';

/** Where each fact's records were, and what it is called. */
const facts: Readonly<Record<string, { topic: string; title: Text }>> = {
  measurement: {
    topic: topics.results,
    title: { en: 'What the lab measured', ko: '검사실이 잰 값' },
  },
  decision: {
    topic: topics.decisions,
    title: { en: 'What the desk decided', ko: '이의 심사의 결정' },
  },
  grade: { topic: topics.grades, title: { en: 'The grade', ko: '등급' } },
  pay: { topic: topics.payables, title: { en: 'What a farm is owed', ko: '농가에 줄 돈' } },
};

export function homeRules({ declared }: ContestFacts, history: readonly HistoryEvent[]): Finding[] {
  const writers = writersOf(history);
  for (const [fact, { topic, title }] of Object.entries(facts)) {
    const said = homeOf(declared, fact);
    const found = writers.get(topic) ?? [];
    const seen = writtenTo(history, topic)[0];
    const evidence = seen === undefined ? {} : { evidence: [seen.seq], firstBad: seen.seq };
    const at = { subject: `home ${fact}`, where: seen?.name ?? null, ...evidence };
    if (said === undefined) {
      return [
        finding({
          ...{ code: 'SHAPE', ...at },
          says: {
            en: `\`home.${fact}\` does not name a topic and its writers.`,
            ko: `\`home.${fact}\` 값에 토픽과 쓰는 서비스가 적혀 있지 않아요.`,
          },
          asks: {
            en: 'What does the type `Home` ask for?',
            ko: '`Home` 타입은 무엇을 요구하나요?',
          },
          explainedAt: 'one-year-later#home',
        }),
      ];
    }
    if (said.writers.length > 1) {
      return [
        finding({
          ...{ code: 'TWO-WRITERS', ...at },
          says: {
            en: `\`home.${fact}\` names ${said.writers.length} writers: ${said.writers.join(', ')}. In this run ${topic} was written by ${found.join(', ')} alone.`,
            ko: `\`home.${fact}\`에 쓰는 서비스가 ${said.writers.length}개 적혀 있어요: ${said.writers.join(', ')}. 이번 실행에서 ${topic} 토픽에 쓴 서비스는 ${found.join(', ')} 하나예요.`,
          },
          asks: {
            en: 'When the two disagree, whose word is it?',
            ko: '둘의 말이 다르면 누구의 말이 되나요?',
          },
          explainedAt: 'one-year-later#one-writer',
        }),
      ];
    }
    // Nobody has written it yet: there is nothing to compare with.
    if (found.length === 0) continue;
    const right = said.topic === topic && said.writers[0] === found[0];
    if (right) continue;
    const [writer = '—'] = said.writers;
    return [
      finding({
        ...{ code: 'PHANTOM', ...at },
        says: {
          en: `\`home.${fact}\` says: ${said.topic === '' ? 'nowhere' : said.topic}, by ${writer}. ${title.en} came to lie in ${topic}, and ${found.join(', ')} wrote it.`,
          ko: `\`home.${fact}\`에 적힌 것: ${said.topic === '' ? '토픽 없음' : said.topic}, 쓰는 서비스 ${writer}. 이번 실행에서 ${title.ko}: ${topic} 토픽에 있고, ${found.join(', ')} 서비스가 썼어요.`,
        },
        asks: {
          en: 'Who can say this without asking anybody else, and where do the others read it?',
          ko: '남에게 묻지 않고 이것을 말할 수 있는 쪽은 누구이고, 다른 쪽은 어디에서 읽나요?',
        },
        explainedAt: 'one-year-later#home',
      }),
    ];
  }
  return [];
}

/** `undefined`: it is not written as it is to be. */
function homeOf(declared: unknown, fact: string): { topic: string; writers: string[] } | undefined {
  const home = isRecord(declared) ? declared[fact] : undefined;
  if (!isRecord(home)) return undefined;
  const { topic, writers } = home;
  if (typeof topic !== 'string' || !Array.isArray(writers)) return undefined;
  return writers.every((one) => typeof one === 'string') ? { topic, writers } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
