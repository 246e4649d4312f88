// A rule for `diagnose` of the exercise on communication structures: the weak structure, and between whom.
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import type { Tried } from '../scenes/functions.ts';
import type { Diagnosis, Org, Structures, Symptom } from '../structures/flows.ts';
import type { Text } from '../text.ts';
import { about, misshapen, type Judge } from './functions.ts';

export interface Diagnosed {
  symptom: Symptom;
  seen: Structures;
  org: Org;
  /** Each of them is right. */
  right: readonly Diagnosis[];
}

const explainedAt = 'communication-structures#weak';

export const diagnosedWrongly: Judge<Diagnosed> = (tried) => {
  const got = readDiagnosis(tried.got);
  if (got === undefined) {
    return misshapen(tried, {
      en: 'an object with `weak`, one of the three structures, and `between`, two names',
      ko: '세 구조 가운데 하나인 `weak` 값과 이름 둘인 `between` 값이 있는 객체',
    });
  }
  const { right } = tried.expected;
  if (!right.some(({ weak }) => weak === got.weak)) return otherStructure(tried, got);
  const pair = (one: Diagnosis): string => [...one.between].sort().join(' – ');
  return right.some((one) => pair(one) === pair(got)) ? undefined : otherPair(tried, got);
};

function otherStructure(tried: Tried<Diagnosed>, got: Diagnosis): Finding {
  const { symptom } = tried.expected;
  const facts = whatIsThere(tried.expected);
  return finding({
    ...about(tried),
    code: 'PHANTOM',
    subject: `diagnose ${symptom.what} weak`,
    says: {
      en: `“${said(symptom).en}”: you call the structure of ${got.weak} weak. ${facts.en}`,
      ko: `“${said(symptom).ko}” 여기에 약한 구조로 ${got.weak} 값을 주었어요. ${facts.ko}`,
    },
    asks: {
      en: 'Which of the three would you have to redraw for this to end, and which would stay as they are?',
      ko: '이 증상이 사라지려면 셋 가운데 어느 구조를 다시 그려야 하고, 어느 것은 그대로 두면 되나요?',
    },
    explainedAt,
  });
}

function otherPair(tried: Tried<Diagnosed>, { between }: Diagnosis): Finding {
  const { symptom } = tried.expected;
  const facts = whatIsThere(tried.expected);
  return finding({
    ...about(tried),
    code: 'PHANTOM',
    subject: `diagnose ${symptom.what} between`,
    says: {
      en: `“${said(symptom).en}”: you see it between ${between.join(' and ')}. ${facts.en}`,
      ko: `“${said(symptom).ko}” 여기에 짝으로 ${between.join(', ')} 둘을 주었어요. ${facts.ko}`,
    },
    asks: {
      en: 'Between whom does the line run that has to be drawn, or drawn anew?',
      ko: '새로 긋거나 다시 그을 선은 누구와 누구 사이의 선인가요?',
    },
    explainedAt,
  });
}

/** What the structures say of it, without saying what to make of that. */
function whatIsThere({ symptom, right }: Diagnosed): Text {
  const [first] = right;
  switch (symptom.what) {
    case 'missing': {
      const arrives = first?.weak === 'implementation';
      return {
        en: `The data structure has ${arrives ? 'a' : 'no'} line of ${symptom.subject} that ends at ${symptom.service}.`,
        ko: `데이터 통신 구조에서 ${symptom.service} 서비스로 가는 ${symptom.subject} 간선은 ${arrives ? '있어요' : '없어요'}.`,
      };
    }
    case 'stopped':
      return {
        en: `Follow the lines of the implementation structure from ${symptom.service} to ${symptom.whenDown}: the first step counts.`,
        ko: `구현 통신 구조의 선을 ${symptom.service}에서 ${symptom.whenDown}까지 따라가 보세요. 첫걸음이 답이에요.`,
      };
    case 'surprised':
      return {
        en: `The facts arrived, and on time; ${symptom.service} and ${symptom.by} are looked after by people.`,
        ko: `사실은 제때 왔어요. ${symptom.service} 서비스도 ${symptom.by} 서비스도 돌보는 것은 사람이에요.`,
      };
  }
}

function said(symptom: Symptom): Text {
  const { service } = symptom;
  switch (symptom.what) {
    case 'missing':
      return {
        en: `${service} lacks ${symptom.subject}`,
        ko: `${service} 서비스에 ${symptom.subject} 사실이 없다.`,
      };
    case 'stopped':
      return {
        en: `${service} stands still when ${symptom.whenDown} is down`,
        ko: `${symptom.whenDown} 쪽이 멈추면 ${service} 서비스도 멈춘다.`,
      };
    case 'surprised':
      return {
        en: `${service} was surprised by ${symptom.by}`,
        ko: `${service} 서비스의 숫자가 ${symptom.by} 쪽이 바뀐 뒤로 틀렸다.`,
      };
  }
}

function readDiagnosis(got: unknown): Diagnosis | undefined {
  if (typeof got !== 'object' || got === null) return undefined;
  const weak: unknown = Reflect.get(got, 'weak');
  const between: unknown = Reflect.get(got, 'between');
  if (weak !== 'business' && weak !== 'implementation' && weak !== 'data') return undefined;
  if (!Array.isArray(between) || between.length !== 2) return undefined;
  const [one, other] = between as unknown[];
  if (typeof one !== 'string' || typeof other !== 'string') return undefined;
  return { weak, between: [one, other] };
}
