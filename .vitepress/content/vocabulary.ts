// The visual vocabulary: what the figures, the timelines and the text draw, one colour and one shape
// each, the same everywhere. The colours are in theme/styles/tokens.css under the same names.
import type { Language, Text } from './languages.ts';

export interface Sign {
  name: Text;
  /** For a terminal, where there is no drawing. */
  glyph: string;
  /** What is drawn as a line, in a box of 32 × 32. */
  line: string;
  /** What is filled. */
  fill?: string;
  dashed?: true;
  means: Text;
}

export const vocabulary = {
  producer: {
    name: { en: 'producer', ko: '프로듀서' },
    glyph: '▷',
    line: 'M3 8h18v16H3z',
    fill: 'M21 11l8 5-8 5z',
    means: { en: 'writes events', ko: '이벤트를 쓰는 쪽' },
  },
  event: {
    name: { en: 'event', ko: '이벤트' },
    glyph: '▬',
    line: 'M7 7h18a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V11a4 4 0 0 1 4-4zM3 12.5h26',
    means: { en: 'one fact, a crate on the tape', ko: '사실 하나. 테이프에 놓인 상자' },
  },
  stream: {
    name: { en: 'stream', ko: '스트림' },
    glyph: '═',
    line: 'M2 9h28M2 23h28M9 9v14M16 9v14M23 9v14',
    means: { en: 'a tape with offsets', ko: '오프셋이 매겨진 테이프' },
  },
  consumer: {
    name: { en: 'consumer', ko: '컨슈머' },
    glyph: '○',
    line: 'M16 13a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM16 13V8',
    fill: 'M16 1l4.5 8h-9z',
    means: { en: 'reads at its own pace', ko: '자기 속도로 읽는 쪽' },
  },
  group: {
    name: { en: 'consumer group', ko: '컨슈머 그룹' },
    glyph: '◌',
    line: 'M11 12a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM22 12a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM2 17C2 9 8 5 16 5s14 4 14 12-6 12-14 12S2 25 2 17z',
    means: { en: 'shares the work', ko: '일을 나누는 컨슈머들' },
  },
  context: {
    name: { en: 'bounded context', ko: '경계 콘텍스트' },
    glyph: '◠',
    line: 'M8 5c8-4 20-1 22 8s-3 15-13 16S1 25 2 16 3 7 8 5z',
    dashed: true,
    means: { en: 'a soft outlined region', ko: '부드러운 윤곽선으로 두른 영역' },
  },
  team: {
    name: { en: 'team', ko: '팀' },
    glyph: '⚑',
    line: 'M6 3v26',
    fill: 'M6 4h20l-5 6.5 5 6.5H6z',
    means: { en: 'a pennant', ko: '깃발' },
  },
  service: {
    name: { en: 'service', ko: '서비스' },
    glyph: '⬡',
    line: 'M16 2l12 7v14l-12 7-12-7V9z',
    means: { en: 'decides', ko: '판단하는 곳' },
  },
  store: {
    name: { en: 'store', ko: '저장소' },
    glyph: '▥',
    line: 'M4 8c0-6 24-6 24 0v16c0 6-24 6-24 0zM4 8c0 6 24 6 24 0',
    means: { en: 'keeps state', ko: '상태를 보관하는 곳' },
  },
  crash: {
    name: { en: 'crash', ko: '강제 종료' },
    glyph: '✗',
    line: 'M16 2l3.5 7.5 7.5-4-3 8 7 2.500-7 3.500 3 8-7.500-4L16 31l-3.500-7.500-7.500 4 3-8-7-3.500 7-2.500-3-8 7.500 4z',
    means: { en: 'a process is gone', ko: '프로세스가 사라짐' },
  },
  lost: {
    name: { en: 'lost answer', ko: '잃어버린 응답' },
    glyph: '⇠',
    line: 'M30 16h-7M18 16h-2M3 16h8M10 9l-7 7 7 7M17 8l-3 5M20 24l-3-5',
    means: { en: 'done, and nobody was told', ko: '처리됐지만 아무도 듣지 못함' },
  },
  commit: {
    name: { en: 'commit', ko: '커밋' },
    glyph: '✓',
    line: 'M8 3h16v26l-8-7-8 7z',
    means: { en: 'a group’s bookmark is moved', ko: '그룹의 책갈피를 옮김' },
  },
  call: {
    name: { en: 'call', ko: '호출' },
    glyph: 'ƒ',
    line: 'M9 4C3 10 3 22 9 28M23 4c6 6 6 18 0 24M11 16h9M16.500 12l4 4-4 4',
    means: { en: 'a function is called, or done', ko: '함수가 호출되거나 끝남' },
  },
  error: {
    name: { en: 'error', ko: '오류' },
    glyph: '⊘',
    line: 'M11 3h10l8 8v10l-8 8H11l-8-8V11zM10 16h12',
    means: { en: 'refused, or thrown', ko: '거절됐거나 예외가 남' },
  },
  harness: {
    name: { en: 'the workbook', ko: '워크북' },
    glyph: '~',
    line: 'M2 16c5-10 9-10 14 0s9 10 14 0',
    means: { en: 'what the workbook did to the run', ko: '워크북이 실행에 한 일' },
  },
} as const satisfies Record<string, Sign>;

export type SignName = keyof typeof vocabulary;

/** For the page that documents it. */
export function vocabularyTable(language: Language): string {
  const [sign, name, glyph, means] = {
    en: ['sign', 'name', 'terminal', 'meaning'],
    ko: ['기호', '이름', '터미널', '뜻'],
  }[language] as [string, string, string, string];
  const rows = Object.entries<Sign>(vocabulary).map(
    ([id, one]) =>
      `| <VocabularySign name="${id}" /> | ${one.name[language]} | \`${one.glyph}\` | ${one.means[language]} |`,
  );
  return [`| ${sign} | ${name} | ${glyph} | ${means} |`, '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
