// Lines of the log, in both languages.
import type { Text } from '../../../content/languages.ts';
import type { Line } from '../frame/scene.ts';
import type { Outcome } from './outcome.ts';
import { worstOf } from './outcome.ts';
import type { BenchPicture } from './picture.ts';
import type { Settings } from './settings.ts';
import { effectNames, fateNames, stepName } from './words.ts';

export const said = {
  starts: (): Text => ({ en: 'The service starts.', ko: '서비스 시작.' }),
  startsAgain: (): Text => ({
    en: 'It is started again. Its memory is empty.',
    ko: '다시 시작. 기억하는 것은 아무것도 없어요.',
  }),
  beginsAtCommit: (topic: string, offset: number): Text => ({
    en: `Its group has committed ${offset} on ${topic}: it begins there.`,
    ko: `${topic}: 그룹이 커밋해 둔 ${offset}에서 시작해요.`,
  }),
  beginsEarliest: (topic: string, offset: number): Text => ({
    en: `Nothing is committed on ${topic}: it begins at ${offset}.`,
    ko: `${topic}: 커밋한 것이 없어 ${offset}에서 시작해요.`,
  }),
  receives: (topic: string, offset: number, lot: string, isAgain: boolean): Text => ({
    en: `Reads ${lot} (${topic}, ${offset})${isAgain ? ', the first one not committed' : ''}.`,
    ko: `${lot} 읽음(${topic}, ${offset})${isAgain ? '. 커밋되지 않은 첫 이벤트예요' : ''}.`,
  }),
  decides: (lot: string, grade: string, isPositive: boolean): Text => ({
    en: `Decides: ${lot} is ${grade}${isPositive ? ', and there is antibiotic in it' : ''}.`,
    ko: `결정: ${lot} ${grade}등급${isPositive ? ', 항생제 양성' : ''}.`,
  }),
  emits: (lot: string, offset: number, isAgain: boolean): Text => ({
    en: isAgain
      ? `Emits the grade of ${lot} again, at offset ${offset}, under the same event-id.`
      : `Emits the grade of ${lot}; it is at offset ${offset}.`,
    ko: isAgain
      ? `${lot}의 등급을 같은 event-id로 또 내보냄. 오프셋은 ${offset}.`
      : `${lot}의 등급을 내보냄. 오프셋은 ${offset}.`,
  }),
  tells: (lot: string): Text => ({
    en: `The regulator is told of ${lot}.`,
    ko: `감독 기관에 ${lot} 알림.`,
  }),
  tellsAgain: (lot: string): Text => ({
    en: `The regulator is told of ${lot} a second time, and takes it for news.`,
    ko: `감독 기관에 ${lot} 또 알림. 감독 기관은 새 소식인 줄 알아요.`,
  }),
  knew: (lot: string): Text => ({
    en: `The regulator is called about ${lot} again, under the same key, and does nothing.`,
    ko: `감독 기관에 같은 키로 ${lot} 또 호출. 감독 기관은 아무것도 하지 않아요.`,
  }),
  prints: (lot: string): Text => ({
    en: `A label for ${lot} is printed.`,
    ko: `${lot} 이름표 인쇄.`,
  }),
  printsAgain: (lot: string): Text => ({
    en: `A second label for ${lot} is printed.`,
    ko: `${lot} 이름표를 한 장 더 인쇄.`,
  }),
  commits: (offset: number): Text => ({
    en: `Commits ${offset}: done with all before it.`,
    ko: `${offset} 커밋. 그 앞은 모두 끝났다는 뜻이에요.`,
  }),
  killed: ({ handling, step, done, settings }: BenchPicture): Text => {
    const last = step ?? done.at(-1);
    const where = (language: 'en' | 'ko'): string =>
      last === undefined ? '' : stepName(last, settings.plugs)[language];
    return {
      en: `Killed with ${handling ?? 'nothing'} in hand, ${last === undefined ? 'before anything is done' : `right after “${where('en')}”`}.`,
      ko: `${handling ?? ''} 처리 중 강제 종료. ${last === undefined ? '아무것도 하기 전이에요' : `‘${where('ko')}’ 바로 뒤예요`}.`,
    };
  },
  answerLost: (by: string): Text => ({
    en: `${by === 'outside' ? 'It is done' : `The broker has done it (${by})`}, and the answer is lost on its way.`,
    ko: `${by === 'outside' ? '일은 끝났는데' : `브로커는 처리했는데(${by})`} 응답이 오는 길에 사라졌어요.`,
  }),
  givesUp: (): Text => ({
    en: 'No answer. Was it done? The service cannot know, and gives up.',
    ko: '응답이 없어요. 처리됐을까요? 서비스는 알 수 없어서 그만둬요.',
  }),
  nobody: (lot: string): Text => ({
    en: `A farmer asks for ${lot}, and nobody answers.`,
    ko: `농가에서 ${lot}의 등급을 물었지만 답하는 쪽이 없어요.`,
  }),
  hears: (lot: string, answer: string): Text => ({
    en: `A farmer asks for ${lot} and hears ${answer}.`,
    ko: `농가에서 ${lot}의 등급을 물어 들은 답: ${answer}.`,
  }),
  setUp: ({ order, plugs }: Settings): Text => {
    const steps = (language: 'en' | 'ko'): string =>
      order.map((step) => stepName(step, plugs)[language]).join(' → ');
    return { en: `The bench is set up: ${steps('en')}.`, ko: `작업대 설정: ${steps('ko')}.` };
  },
  noInput: (): Text => ({
    en: 'No stream is plugged in: there is nothing to do, and there never will be.',
    ko: '꽂힌 스트림이 없어요. 할 일이 없고, 앞으로도 없어요.',
  }),
  over: (outcome: Outcome): Omit<Line, 'at'> => {
    const list = (language: 'en' | 'ko'): string =>
      Object.entries(outcome)
        .map(([output, fate]) => {
          // Its keys are outputs that have a name here.
          const name = effectNames[output as keyof typeof effectNames]?.[language] ?? output;
          return `${name} ${fateNames[fate][language]}`;
        })
        .join(', ');
    const isBad = worstOf(outcome) !== 'ok';
    return {
      says: {
        en: `All events are handled. ${list('en') || 'Nothing was to come of them'}.`,
        ko: `이벤트를 모두 처리했어요. ${list('ko') || '남길 것은 없었어요'}.`,
      },
      sign: 'service',
      ...(isBad ? { isBad: true } : {}),
    };
  },
  filled: (nights: number, orders: number, safe: number, isCommitLast: boolean): Text => ({
    en: `All ${nights} nights were run. Orders that never lose anything: ${safe} of ${orders}${isCommitLast ? ', those that commit last' : ''}.`,
    ko: `${nights}번을 모두 실행했어요. 아무것도 잃지 않는 순서: ${orders}가지 가운데 ${safe}가지${isCommitLast ? ', 커밋이 마지막인 것' : ''}.`,
  }),
};
