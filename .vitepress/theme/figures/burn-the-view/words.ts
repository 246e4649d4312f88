// What *Burn the view* says, in both languages.
import type { Language, Text } from '../../../content/languages.ts';
import type { Guess, Line } from '../frame/scene.ts';
import type { Fold, Folded, ViewName } from './picture.ts';

export const title: Text = { en: 'Burn the view', ko: '뷰 태우기' };

export const does: Text = {
  en: 'Set a view on fire, change what it makes of the events, add a reader nobody planned.',
  ko: '뷰에 불을 지르고, 이벤트로 만드는 것을 바꾸고, 아무도 계획하지 않은 리더를 더해 보세요.',
};

export const guess: Guess = {
  question: {
    en: 'Trace’s view burns, with everything it knew. What must Collection, which wrote the events, do so that it comes back?',
    ko: '우유 이력의 뷰가 알던 것과 함께 타 버립니다. 다시 살리려면 이벤트를 쓴 집유가 무엇을 해야 할까요?',
  },
  choices: [
    { en: 'Send all events again', ko: '이벤트를 모두 다시 보낸다' },
    { en: 'Nothing', ko: '아무것도 하지 않는다' },
    { en: 'Answer a request for each lot', ko: '로트마다 오는 요청에 응답한다' },
  ],
  right: 1,
  outcome: {
    en: 'Nothing: what a view knows is on the stream. It reads from the beginning and is as it was.',
    ko: '아무것도 하지 않습니다. 뷰가 아는 것은 스트림에 있습니다. 처음부터 읽으면 그대로 돌아옵니다.',
  },
};

export const notSimulated: Text = {
  en: 'several partitions, a view on disk, events that retention has taken. The time in the calculator is events ÷ (read a second − coming a second).',
  ko: '여러 파티션, 디스크에 둔 뷰, 보존 기간이 지나 사라진 이벤트. 계산기의 시간은 이벤트 수 ÷ (초당 읽기 − 초당 들어오기)예요.',
};

export const viewTitles: Record<ViewName, Text> = {
  trace: { en: 'Trace', ko: '우유 이력' },
  dashboard: { en: 'Dashboard', ko: '대시보드' },
  report: { en: 'Carbon report', ko: '탄소 보고서' },
};

export const foldTitles: Record<Fold, Text> = {
  count: { en: 'lots known', ko: '아는 로트' },
  litres: { en: 'litres', ko: '리터 합계' },
  large: { en: 'litres of pickups from 500 on', ko: '500리터 이상만 합계' },
  largest: { en: 'largest pickup', ko: '가장 큰 집유' },
};

type Told = Omit<Line, 'at'>;

const answer = ({ fold, value }: Folded): Text => ({
  en: `${foldTitles[fold].en}: ${value}`,
  ko: `${foldTitles[fold].ko} ${value}`,
});

export const said = {
  written: (offset: number): Told => ({
    sign: 'event',
    says: { en: `Collection writes event ${offset}.`, ko: `집유가 ${offset}번 이벤트를 써요.` },
  }),
  burns: (view: ViewName): Told => ({
    ...{ sign: 'crash', isBad: true },
    says: {
      en: `${viewTitles[view].en} burns. Nobody answers for it.`,
      ko: `${viewTitles[view].ko} 뷰가 타요. 이제 응답하는 곳이 없어요.`,
    },
  }),
  rebuilds: (view: ViewName, old: Folded | undefined): Told => ({
    sign: 'consumer',
    says: {
      en: `${viewTitles[view].en} is read from the beginning, by a new group. ${old ? `Meanwhile the old one answers: ${answer(old).en}.` : 'Meanwhile it has no answer.'}`,
      ko: `${viewTitles[view].ko} 뷰를 새 그룹으로 처음부터 읽어요. ${old ? `그동안은 옛 뷰가 응답해요: ${answer(old).ko}.` : '그동안은 응답이 없어요.'}`,
    },
  }),
  changes: (view: ViewName, to: Fold, old: Folded | undefined): Told => ({
    sign: 'consumer',
    says: {
      en: `${viewTitles[view].en} gets another fold, ${foldTitles[to].en}, and is read from the beginning. ${old ? `Meanwhile the old one answers: ${answer(old).en}.` : ''} Collection's code is as it was.`,
      ko: `${viewTitles[view].ko} 뷰의 폴드를 바꾸고(${foldTitles[to].ko}) 처음부터 읽어요. ${old ? `그동안은 옛 뷰가 응답해요: ${answer(old).ko}.` : ''} 집유의 코드는 그대로예요.`,
    },
  }),
  third: (): Told => ({
    sign: 'consumer',
    says: {
      en: 'A carbon report that nobody had planned begins to read, from the first event on. Nobody was asked.',
      ko: '아무도 계획하지 않은 탄소 보고서가 첫 이벤트부터 읽기 시작해요. 물어본 곳은 없어요.',
    },
  }),
  caughtUp: (view: ViewName, folded: Folded, ms: number): Told => ({
    sign: 'store',
    says: {
      en: `${viewTitles[view].en} has caught up after ${(ms / 1000).toFixed(1)} s: ${folded.known} events, ${answer(folded).en}.`,
      ko: `${viewTitles[view].ko} 뷰가 ${(ms / 1000).toFixed(1)}초 만에 따라잡았어요. 이벤트 ${folded.known}건, ${answer(folded).ko}.`,
    },
  }),
  full: (): Told => ({
    sign: 'stream',
    says: { en: 'The tape in the picture is full.', ko: '그림의 테이프가 가득 찼어요.' },
  }),
};

const en = {
  label: 'A tape with events, and below it the views that are made from it',
  collection: 'Collection',
  answers: 'answers',
  nothing: 'no answer',
  building: 'new one: {known} of {end}',
  known: '{known} of {end} events',
  litres: 'litres',
  burn: 'Set on fire',
  rebuild: 'Build anew',
  change: 'Change its fold',
  third: 'Add the carbon report',
  write: 'One more event',
  edits: 'Changes to Collection’s code',
  withStream: 'with the stream',
  withApi: 'with an endpoint for each need',
  calculator: 'And with more events?',
  events: 'Events on the stream',
  reads: 'Read a second',
  comes: 'Coming a second',
  takes: 'A rebuilding takes {time}.',
  never: 'It never catches up: as much comes as is read.',
};

export type BurnWords = { [Name in keyof typeof en]: string };

const ko: BurnWords = {
  label: '이벤트가 놓인 테이프와, 그것으로 만드는 뷰들',
  collection: '집유',
  answers: '응답',
  nothing: '응답 없음',
  building: '새 뷰: {end}건 중 {known}건',
  known: '이벤트 {end}건 중 {known}건',
  litres: '리터',
  burn: '불 지르기',
  rebuild: '새로 만들기',
  change: '폴드 바꾸기',
  third: '탄소 보고서 더하기',
  write: '이벤트 하나 더',
  edits: '집유의 코드를 바꾼 횟수',
  withStream: '스트림으로',
  withApi: '필요마다 엔드포인트로',
  calculator: '이벤트가 더 많다면?',
  events: '스트림의 이벤트',
  reads: '초당 읽기',
  comes: '초당 들어오기',
  takes: '새로 만드는 데 {time} 걸려요.',
  never: '들어오는 만큼만 읽어서 따라잡지 못해요.',
};

export const burnWords: Record<Language, BurnWords> = { en, ko };

export function timeText(seconds: number, language: Language): string {
  const [unit, divided] =
    seconds < 120
      ? (['s', 1] as const)
      : seconds < 7_200
        ? (['min', 60] as const)
        : (['h', 3_600] as const);
  const number = Number((seconds / divided).toPrecision(3));
  return language === 'en'
    ? `${number} ${unit}`
    : `${number}${{ s: '초', min: '분', h: '시간' }[unit]}`;
}
