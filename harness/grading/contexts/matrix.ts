// Which fields reach which context, and which of them it uses: the coupling of the contexts, measured.
import type { HistoryEvent } from '../history.ts';
import type { Text } from '../text.ts';
import {
  handedTo,
  type Dependencies,
  type Handed,
  type HandedEvent,
  type Measured,
} from './handed.ts';

/** `used`: something that the context reads depends on it; `vain`: only something that it never reads. */
export type Reach = 'used' | 'vain' | 'none';

const marks: Readonly<Record<Reach, string>> = { used: '●', vain: '○', none: '·' };

/** Attributes that a context was given here, which come from somewhere, and which it never reads. */
export function givenInVain(
  measured: Measured | null,
  { value: { context, milk, used } }: HandedEvent,
): { attribute: string; fields: readonly string[] }[] {
  const { dependsOn = {} } = measured?.[context] ?? {};
  return Object.keys(milk ?? {})
    .filter((path) => !isUsed(path, used))
    .map((attribute) => ({ attribute, fields: dependsOn[attribute] ?? [] }))
    .filter(({ fields }) => fields.length > 0);
}

/** The fields without which something that a context reads says something else, or there is nothing. */
export function neededBy(
  history: readonly HistoryEvent[],
  measured: Measured | null,
  context: string,
): Set<string> {
  const used = handedTo(history, context)[0]?.value.used ?? [];
  const { failsWithout = [] } = measured?.[context] ?? {};
  return new Set([...failsWithout, ...fieldsOf(measured?.[context], (path) => isUsed(path, used))]);
}

export interface MatrixLine {
  who: string | undefined;
  line: Text;
}

/** Lines for the timeline, under a legend: a field a column, a context a line. */
export function matrixOf(
  history: readonly HistoryEvent[],
  measured: Measured,
  fields: Readonly<Record<string, readonly string[]>>,
): MatrixLine[] {
  const tables = Object.entries(fields).flatMap(([of, names]) => [
    { who: of, line: both(names.join(' ')) },
    ...Object.keys(measured).flatMap((context): MatrixLine[] => {
      const needed = neededBy(history, measured, context);
      const given = new Set(fieldsOf(measured[context], () => true));
      const reach = names.map((name): Reach => {
        const field = `${of}.${name}`;
        return needed.has(field) ? 'used' : given.has(field) ? 'vain' : 'none';
      });
      if (reach.every((one) => one === 'none')) return [];
      const cells = reach.map((one, index) => marks[one].padEnd(names[index]?.length ?? 1));
      return [{ who: context, line: both(cells.join(' ').trimEnd()) }];
    }),
  ]);
  return [{ who: undefined, line: legend }, ...tables];
}

const legend: Text = {
  en: 'what reached whom: ● used  ○ received, never used',
  ko: '누구에게 무엇이 갔나: ● 씀  ○ 받기만 함',
};
const both = (text: string): Text => ({ en: text, ko: text });

/** What the timeline says of a context that can work no more. */
export function standsStill({ lotId, stopped }: Handed): Text {
  const of = stopped?.of.join(', ') ?? '';
  switch (stopped?.because) {
    case 'columns':
      return {
        en: `breaks at ${lotId}, columns changed: ${of}`,
        ko: `${lotId}에서 멈춤, 열이 달라짐: ${of}`,
      };
    case 'number':
      return {
        en: `breaks at ${lotId}, no number: ${of}`,
        ko: `${lotId}에서 멈춤, 숫자가 아님: ${of}`,
      };
    case 'bottle':
      return {
        en: `breaks at ${lotId}, no such bottle: ${of}`,
        ko: `${lotId}에서 멈춤, 시료병이 없음: ${of}`,
      };
    default:
      return { en: `breaks at ${lotId}: ${of}`, ko: `${lotId}에서 멈춤: ${of}` };
  }
}

function isUsed(path: string, used: readonly string[]): boolean {
  return used.includes(path.split('.')[0] ?? path);
}

function fieldsOf(
  dependencies: Dependencies | undefined,
  matches: (path: string) => boolean,
): string[] {
  return Object.entries(dependencies?.dependsOn ?? {})
    .filter(([path]) => matches(path))
    .flatMap(([, fields]) => fields);
}
