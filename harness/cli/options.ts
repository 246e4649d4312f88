// What a command line may say, for all commands alike.
import { parseArgs } from 'node:util';
import { exercises, type Exercise } from '../catalog/catalog.ts';
import { findExercises, nearest } from '../catalog/find.ts';
import type { BrokerKind } from '../brokers/broker.ts';
import type { Text } from '../grading/text.ts';
import { common, HelpAsked, type Option, type Usage } from './usage.ts';

/** The command line asks for something that cannot be; says what can. */
export class UsageError extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

const brokerKinds: readonly (BrokerKind | 'auto')[] = [
  'auto',
  'external',
  'container',
  'jvm',
  'practice',
];

/**
 * @throws {UsageError} when an option is not one of these
 * @throws {HelpAsked}
 */
export function readOptions<const Options extends Record<string, Option>>(
  args: string[],
  usage: Usage<Options>,
) {
  const said = parsed(args, { ...common, ...usage.options });
  // Every command has it, whatever its own options are.
  if ((said.values as { help?: boolean }).help === true) throw new HelpAsked(usage);
  return said;
}

function parsed<const Options extends Record<string, Option>>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const what = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    const known = Object.keys(options)
      .map((name) => `--${name}`)
      .join(' ');
    throw new UsageError({
      en: `${what}.\n  This command takes: ${known}`,
      ko: `${what}.\n  이 명령에 쓸 수 있는 옵션: ${known}`,
    });
  }
}

/** Of the commands that need a broker. */
export const onBroker = {
  broker: {
    type: 'string',
    takes: 'KIND',
    says: {
      en: 'Where Kafka is to come from: auto, external, container, jvm or practice.',
      ko: 'Kafka를 어디에서 얻을지 정해요. auto, external, container, jvm, practice 가운데 하나예요.',
    },
  },
} as const;

/** Of the commands that give verdicts: they are to count, or not to be given. */
export const requireGraded = {
  'require-graded': {
    type: 'boolean',
    says: {
      en: 'Only a real Kafka will do: without one, nothing is graded (exit 3).',
      ko: '실제 Kafka로만 채점해요. 없으면 채점하지 않아요(종료 코드 3).',
    },
  },
} as const;

/** @throws {UsageError} */
export function brokerKind(typed: string | undefined): BrokerKind | 'auto' {
  const wanted = typed ?? process.env['WORKBOOK_BROKER'] ?? 'auto';
  const kind = brokerKinds.find((one) => one === wanted);
  if (kind !== undefined) return kind;
  throw new UsageError({
    en: `There is no kind of broker called ${wanted}.\n  One of: ${brokerKinds.join(' ')}`,
    ko: `${wanted}(이)라는 브로커 종류는 없어요.\n  가능한 값: ${brokerKinds.join(' ')}`,
  });
}

/** The exercises that a name means. @throws {UsageError} with the three nearest names */
export function exercisesNamed(name: string): readonly Exercise[] {
  const found = findExercises(name);
  if (found.length > 0) return found;
  throw new UsageError({
    en: `There is no exercise or lesson called “${name}”.\n  Nearest: ${nearest(name).join(', ')}`,
    ko: `‘${name}’(이)라는 연습이나 레슨은 없어요.\n  가까운 이름: ${nearest(name).join(', ')}`,
  });
}

/** The one exercise that a name means. @throws {UsageError} when it is none, or several */
export function exerciseNamed(name: string | undefined, usage: string): Exercise {
  if (name === undefined) {
    const names = exercises.map((one) => one.slug).join(', ');
    throw new UsageError({
      en: `Which exercise?\n  ${usage}\n  One of: ${names}`,
      ko: `어느 연습인가요?\n  ${usage}\n  가능한 이름: ${names}`,
    });
  }
  const [first, second] = exercisesNamed(name);
  if (first !== undefined && second === undefined) return first;
  const several = exercisesNamed(name)
    .map((one) => one.slug)
    .join(', ');
  throw new UsageError({
    en: `“${name}” could be any of: ${several}`,
    ko: `‘${name}’에 해당하는 연습이 여럿이에요: ${several}`,
  });
}

/** A whole number that an option gives. @throws {UsageError} */
export function wholeNumber(option: string, typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const number = Number(typed);
  if (Number.isInteger(number) && number >= 0 && number <= 0xffffffff) return number;
  throw new UsageError({
    en: `--${option} takes a whole number from 0 to 4294967295, not “${typed}”.`,
    ko: `--${option}에는 0부터 4294967295까지의 정수를 쓰세요. ‘${typed}’은(는) 쓸 수 없어요.`,
  });
}
