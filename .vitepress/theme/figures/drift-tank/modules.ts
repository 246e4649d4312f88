// Option 2: features that reach past a module's interface into another module. What such a shortcut costs shows
// at the next change: it touches the module that changes, and every one that looks inside it, on and on.
import type { Text } from '../../../content/languages.ts';

export const modules = [
  'collection',
  'quality',
  'settlement',
  'membership',
  'bonus',
  'reports',
] as const;
export type Module = (typeof modules)[number];

export interface Shortcut {
  /** Looks inside `into`. */
  from: Module;
  into: Module;
  feature: Text;
}

/** In the order in which they were shipped. */
export const shortcuts: readonly Shortcut[] = [
  {
    ...{ from: 'bonus', into: 'quality' },
    feature: {
      en: 'the bonus reads the table of grades',
      ko: '장려금이 등급 테이블을 바로 읽음',
    },
  },
  {
    ...{ from: 'settlement', into: 'bonus' },
    feature: {
      en: 'the payslip shows the bonus as the bonus computes it',
      ko: '정산서가 장려금 계산을 그대로 가져다 보여 줌',
    },
  },
  {
    ...{ from: 'reports', into: 'settlement' },
    feature: {
      en: 'month-end joins the rows of payables',
      ko: '월말 보고서가 정산 건의 행을 조인함',
    },
  },
  {
    ...{ from: 'quality', into: 'collection' },
    feature: {
      en: 'warm tankers are tested first',
      ko: '미지근한 집유차를 먼저 검사함',
    },
  },
  {
    ...{ from: 'membership', into: 'settlement' },
    feature: {
      en: 'a farm’s page shows its last payment',
      ko: '농가 화면에 마지막 지급액이 보임',
    },
  },
  {
    ...{ from: 'collection', into: 'membership' },
    feature: {
      en: 'routes skip farms that are leaving',
      ko: '탈퇴하는 농가를 노선에서 뺌',
    },
  },
  {
    ...{ from: 'bonus', into: 'membership' },
    feature: {
      en: 'new members get a higher bonus',
      ko: '새 조합원은 장려금을 더 받음',
    },
  },
  {
    ...{ from: 'bonus', into: 'collection' },
    feature: {
      en: 'cold milk counts double',
      ko: '차가운 우유는 두 배로 침',
    },
  },
];

/** The modules that a change inside one of them touches. */
export function touchedBy(changed: Module, taken: readonly Shortcut[]): Set<Module> {
  const touched = new Set<Module>([changed]);
  // A set can grow while it is gone through.
  for (const module of touched) {
    for (const { from, into } of taken) if (into === module) touched.add(from);
  }
  return touched;
}

/** How many modules a change touches, on average over where it begins and at most. */
export function rippleOf(taken: readonly Shortcut[]): { average: number; most: number } {
  const counts = modules.map((module) => touchedBy(module, taken).size);
  return {
    average: counts.reduce((sum, count) => sum + count, 0) / modules.length,
    most: Math.max(...counts),
  };
}
