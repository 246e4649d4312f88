// The keys, in a line or two, and at length.
import stringWidth from 'string-width';
import type { Text } from '../../grading/text.ts';
import { hanging, pad } from '../../reporting/lay-out.ts';
import type { RenderOptions } from '../../reporting/render-verdict.ts';

type Options = Pick<RenderOptions, 'language' | 'paint' | 'width'>;

interface KeyName {
  key: string;
  name: Text;
  /** What it does, in a sentence; a key without one is not in the help. */
  does?: Text;
}

const usual: readonly KeyName[] = [
  {
    key: 'n',
    name: { en: 'next', ko: '다음' },
    does: { en: 'goes to the next exercise', ko: '다음 연습으로 가요' },
  },
  {
    key: 'h',
    name: { en: 'hint', ko: '힌트' },
    does: {
      en: 'a hint for what was found first; pressed again, it says more (3 levels)',
      ko: '처음 지적된 것에 대한 힌트. 다시 누르면 더 자세히 알려 줘요 (3단계)',
    },
  },
  {
    key: 'l',
    name: { en: 'list', ko: '목록' },
    does: { en: 'all exercises, to choose one', ko: '모든 연습을 보고 골라요' },
  },
  {
    key: 's',
    name: { en: 'solution', ko: '해답' },
    does: {
      en: 'the reference: after a pass, or three verdicts on different answers',
      ko: '참고 답. 통과한 뒤나, 서로 다른 답으로 세 번 판정받은 뒤에 볼 수 있어요',
    },
  },
  {
    key: 'r',
    name: { en: 'reset', ko: '되돌리기' },
    does: {
      en: 'the exercise as it was shipped; yours is kept',
      ko: '처음 상태로 되돌려요. 쓰던 답은 보관해요',
    },
  },
  {
    key: 'a',
    name: { en: 'again', ko: '다시' },
    does: { en: 'runs it again with the same seed', ko: '같은 시드로 다시 실행해요' },
  },
  {
    key: 'g',
    name: { en: '한국어', ko: 'English' },
    does: { en: '한국어로 보기', ko: 'in English' },
  },
  {
    key: '?',
    name: { en: 'help', ko: '도움말' },
    does: { en: 'this; Esc closes what is open', ko: '이 도움말. 열린 것은 Esc로 닫아요' },
  },
  {
    key: 'q',
    name: { en: 'quit', ko: '끝' },
    does: { en: 'ends; so does Ctrl-C', ko: '끝내요. Ctrl-C도 같아요' },
  },
];

export const keysLine = (options: Options): string => packed(usual, options);

export const listKeys = (options: Options): string =>
  packed(
    [
      { key: '↑↓ j k', name: { en: 'move', ko: '이동' } },
      { key: '1…', name: { en: 'by number', ko: '번호로' } },
      { key: 'Enter', name: { en: 'choose', ko: '선택' } },
      { key: 'q Esc', name: { en: 'back', ko: '뒤로' } },
    ],
    options,
  );

export const resetKeys = (options: Options): string =>
  packed(
    [
      { key: 'y', name: { en: 'yes', ko: '네' } },
      { key: 'n', name: { en: 'no', ko: '아니요' } },
    ],
    options,
  );

export function helpLines({ language, paint, width }: Options): string {
  return usual
    .flatMap(({ key, does }) => {
      if (does === undefined) return [];
      return [hanging(`  ${paint('bold', pad(key, 4))}`, does[language], width)];
    })
    .join('\n');
}

/** As many names a line as fit; a name is never broken. */
function packed(keys: readonly KeyName[], { language, paint, width }: Options): string {
  const lines: string[] = [];
  for (const { key, name } of keys) {
    const item = `${paint('bold', key)} ${paint('dim', name[language])}`;
    const last = lines.at(-1);
    const longer = last === undefined ? item : `${last}  ${item}`;
    if (last !== undefined && stringWidth(longer) > width) lines.push(item);
    else lines.splice(-1, 1, longer);
  }
  return lines.join('\n');
}
