// What accounting answers at the month's end beside what the stream says. Sums hide what they are made of, so a wrong one is
// told by what it would be, had something been left out, counted twice or not corrected.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { inTurn } from '../rules/in-turn.ts';
import { sameData } from '../rules/same-data.ts';
import { viewedRules, type ViewAsking } from '../rules/viewed.ts';
import { nameOfFed, type Fed } from '../scenes/fed.ts';
import type { Text } from '../text.ts';
import { lesson, topic, totalsBy, type MonthEndFacts, type Totals } from './facts.ts';
import { thousands } from './peak.ts';
import type { PickupRow } from './plant.ts';
import { at } from './told.ts';

type Rule = (facts: MonthEndFacts, history: readonly HistoryEvent[]) => Finding[];

const explainedAt = `${lesson}#own-copy`;
const expected = totalsBy('last');

/** A wrong sum, beside the right one. */
interface Wrong {
  asking: ViewAsking;
  /** What had been published about it. */
  fed: readonly Fed[];
  got: Totals;
  want: Totals;
}

function wrongSums({ askings, fed }: MonthEndFacts): Wrong[] {
  return askings.flatMap((asking) => {
    const published = fed.slice(0, asking.upTo);
    const want = expected(published, asking.name) as Totals | undefined;
    const { status, body } = asking.answer.response;
    if (status !== 200 || want === undefined || !hasFieldsOf(body, want)) return [];
    const isAbout = ({ value }: Fed): boolean =>
      asking.name === 'all' || (value as PickupRow).farmId === asking.name;
    return sameData(body, want)
      ? []
      : [{ asking, fed: published.filter(isAbout), got: body, want }];
  });
}

function hasFieldsOf(body: unknown, want: Totals): body is Totals {
  if (typeof body !== 'object' || body === null) return false;
  const { farmId, pickups, litres, ...rest } = body as Record<string, unknown>;
  const isAlone = Object.keys(rest).length === 0;
  return (
    isAlone && farmId === want.farmId && typeof pickups === 'number' && typeof litres === 'number'
  );
}

const summed: Rule = (facts, history) => {
  const [first] = wrongSums(facts);
  if (first === undefined) return [];
  const { asking, got, want } = first;
  const sums = {
    en: `${asking.route} was answered with ${told(got).en}; the stream says ${told(want).en}`,
    ko: `${asking.route} 요청에 대한 응답은 ${told(got).ko}, 스트림대로라면 ${told(want).ko}예요`,
  };
  const first_ = totalsBy('first')(facts.fed.slice(0, asking.upTo), asking.name);
  // After a crash a correction that is not there was lost, as anything else may be.
  const isStarted = afterAStart.includes(asking.after);
  if (!isStarted && sameData(got, first_)) return [notCorrected(first, sums)];
  if (got.litres > want.litres || got.pickups > want.pickups) {
    return [tooMuch(first, sums, history)];
  }
  // What was so once, and no crash has come in between, is told as an old answer.
  if (!isStarted && wasSo(facts, asking)) return [];
  return [tooLittle(first, sums, history)];
};

const afterAStart: readonly ViewAsking['after'][] = ['restart', 'rewind', 'sweep'];

function wasSo({ fed }: MonthEndFacts, { answer, upTo, name }: ViewAsking): boolean {
  return Array.from({ length: upTo }, (_, count) => expected(fed.slice(0, count), name)).some(
    (once) => sameData(answer.response.body, once),
  );
}

function notCorrected({ asking, fed }: Wrong, sums: Text): Finding {
  const corrected = fed.find((one) => isCorrection(one, fed));
  return finding({
    ...{ code: 'STALE', subject: `correction ${asking.after}`, explainedAt },
    where: corrected === undefined ? asking.route : nameOfFed(corrected),
    says: {
      en: `${sums.en}. So it would be if ${corrected === undefined ? 'a correction' : nameOfFed(corrected)} had not been read: it corrects ${lotOf(corrected)}.`,
      ko: `${sums.ko}. ${lotOf(corrected)} 로트를 정정하는 ${corrected === undefined ? '레코드' : `${nameOfFed(corrected)} 레코드`}를 읽지 않으면 이렇게 돼요.`,
    },
    asks: {
      en: 'How do you tell a pickup that comes again from one that was corrected?',
      ko: '한 번 더 온 집유와 정정된 집유를 무엇으로 구별하나요?',
    },
    ...at(asking.seq),
  });
}

function tooMuch({ asking, fed }: Wrong, sums: Text, history: readonly HistoryEvent[]): Finding {
  const again = fed.find((one) => brought(asking, one, history).length > 1);
  const repeat = fed.find(
    (one, index) => fed.findIndex((other) => sameData(other.value, one.value)) < index,
  );
  const corrected = fed.find((one) => isCorrection(one, fed));
  const cause = again ?? repeat ?? corrected;
  if (cause === undefined) {
    return finding({
      ...{ code: 'PHANTOM', subject: `totals ${asking.after}`, where: asking.route, explainedAt },
      says: { en: `${sums.en}.`, ko: `${sums.ko}.` },
      asks: {
        en: 'From which records is that sum made?',
        ko: '그 합계는 어느 레코드들로 만들어졌나요?',
      },
      ...at(asking.seq),
    });
  }
  const how: Text =
    cause === again
      ? {
          en: `${nameOfFed(cause)} was brought to the report ${brought(asking, cause, history).length} times`,
          ko: `${nameOfFed(cause)} 레코드가 report에 ${brought(asking, cause, history).length}번 왔어요`,
        }
      : cause === repeat
        ? {
            en: `${nameOfFed(cause)} says ${lotOf(cause)} once more: its answer was lost, and it was sent again`,
            ko: `${nameOfFed(cause)} 레코드는 ${lotOf(cause)} 로트를 한 번 더 말해요. 응답이 사라져 다시 보낸 것이에요`,
          }
        : {
            en: `${nameOfFed(cause)} corrects ${lotOf(cause)}, which was counted already`,
            ko: `${nameOfFed(cause)} 레코드는 이미 센 ${lotOf(cause)} 로트를 정정해요`,
          };
  return finding({
    ...{ code: 'DUP', subject: `totals ${asking.after}`, where: nameOfFed(cause), explainedAt },
    says: { en: `${sums.en}. ${how.en}.`, ko: `${sums.ko}. ${how.ko}.` },
    asks: {
      en: 'What is the same when a lot comes a second time, and what does your sum make of that?',
      ko: '로트가 두 번째 올 때 그대로인 것은 무엇이고, 여러분의 합계는 그것을 어떻게 다루나요?',
    },
    ...at(asking.seq, ...brought(asking, cause, history).slice(-2)),
  });
}

function tooLittle(
  { asking, fed, got, want }: Wrong,
  sums: Text,
  history: readonly HistoryEvent[],
): Finding {
  const missing = want.pickups - got.pickups;
  const isAfterAStart = afterAStart.includes(asking.after);
  // One record that explains it, where there is one.
  const without = (one: Fed): unknown =>
    expected(
      fed.filter((other) => other !== one),
      asking.name,
    );
  const unread = fed.find((one) => sameData(got, without(one)));
  const before = since[asking.after] ?? { en: '', ko: '' };
  const so: Text =
    unread !== undefined
      ? {
          en: ` So it would be if ${nameOfFed(unread)} (${lotOf(unread)}) had not been read.`,
          ko: ` ${nameOfFed(unread)} 레코드(${lotOf(unread)})를 읽지 않으면 이렇게 돼요.`,
        }
      : missing > 0
        ? {
            en: ` ${missing === 1 ? 'One pickup is' : `${missing} pickups are`} missing.`,
            ko: ` 집유 ${missing}건이 빠졌어요.`,
          }
        : { en: '', ko: '' };
  return finding({
    ...{
      code: 'LOST',
      subject: `${isAfterAStart ? 'totals' : 'kept'} ${asking.after}`,
      explainedAt,
    },
    where: unread === undefined ? asking.route : nameOfFed(unread),
    says: {
      en: `${before.en}${sums.en}.${so.en}`,
      ko: `${before.ko}${sums.ko}.${so.ko}`,
    },
    asks: isAfterAStart
      ? {
          en: 'What does the report know when it starts, and from which record does its group go on?',
          ko: 'report가 시작할 때 알고 있는 것은 무엇이고, 그 그룹은 어느 레코드부터 이어서 읽나요?',
        }
      : {
          en: 'From which record on does the report read, and what does it keep of each?',
          ko: 'report는 어느 레코드부터 읽고, 레코드마다 무엇을 보관하나요?',
        },
    ...at(asking.seq, ...(unread === undefined ? [] : brought(asking, unread, history).slice(-2))),
  });
}

const since: Partial<Record<ViewAsking['after'], Text>> = {
  restart: {
    en: 'After the report had been killed and started again, ',
    ko: 'report가 강제 종료됐다가 다시 시작된 뒤, ',
  },
  sweep: {
    en: 'After the report had been killed and started again, ',
    ko: 'report가 강제 종료됐다가 다시 시작된 뒤, ',
  },
  rewind: {
    en: 'After its group had been set back to the beginning, ',
    ko: '그룹을 처음으로 되돌려 다시 읽게 한 뒤, ',
  },
};

/** The events that brought a record to the report, before it was asked. */
function brought(
  { process, seq }: ViewAsking,
  { partition, offset }: Fed,
  history: readonly HistoryEvent[],
): number[] {
  return eventsOf(history, 'fetch', process)
    .filter(
      (event) =>
        event.seq < seq &&
        event.topic === topic &&
        event.partition === partition &&
        event.records.some((record) => record.offset === offset),
    )
    .map((event) => event.seq);
}

/** Whether it says other litres than an earlier record about its lot. */
function isCorrection(one: Fed, fed: readonly Fed[]): boolean {
  const { lotId, litres } = one.value as PickupRow;
  return fed
    .slice(0, fed.indexOf(one))
    .map(({ value }) => value as PickupRow)
    .some((earlier) => earlier.lotId === lotId && earlier.litres !== litres);
}

const lotOf = (one: Fed | undefined): string =>
  one === undefined ? '?' : (one.value as PickupRow).lotId;

const told = ({ pickups, litres }: Totals): Text => ({
  en: `${thousands(litres)} litres of ${pickups === 1 ? '1 pickup' : `${thousands(pickups)} pickups`}`,
  ko: `집유 ${thousands(pickups)}건 ${thousands(litres)}리터`,
});

/** Whatever is wrong that is no sum: no answer, another form, a farm that nobody knows. */
const answered: Rule = ({ fed, askings }, history) =>
  viewedRules({ fed, askings, expected, explainedAt }, history);

export const totalsRules: Rule = inTurn(summed, answered);
