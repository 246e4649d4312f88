// A rule for a translator that gives a context nothing it could work on.
import { askOfCrash } from '../../ask-of-crash.ts';
import { witness } from '../../contexts/witness.ts';
import { finding } from '../../make-finding.ts';
import type { CaseRule } from './case.ts';

export const unusable: CaseRule = ({ history, context, event }) => {
  const { because, of = [] } = event.value.stopped ?? {};
  if (because !== 'threw' && because !== 'type') return [];
  const { translator, title } = context;
  const what = of.join(', ');
  const threw = because === 'threw';
  return [
    finding({
      code: threw ? 'CRASHED' : 'SHAPE',
      subject: translator,
      says: threw
        ? {
            en: `${translator} threw: ${what}`,
            ko: `${translator} 함수가 예외를 던졌어요: ${what}`,
          }
        : {
            en: `${translator} gave ${title.en} \`${what}\`, not an object that it could work on.`,
            ko: `${translator} 함수가 ${title.ko} 콘텍스트에 준 값은 다룰 수 있는 객체가 아니에요: \`${what}\``,
          },
      asks: threw
        ? askOfCrash(what)
        : {
            en: 'What does the type of this function promise to whoever calls it?',
            ko: '이 함수의 타입은 호출한 쪽에 무엇을 약속하나요?',
          },
      explainedAt: threw ? 'before-dawn#verdicts' : 'before-dawn#shape',
      ...witness(history, event, []),
    }),
  ];
};
