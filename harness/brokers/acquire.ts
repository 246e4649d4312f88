// The one way in: which kinds there are, in which order `auto` tries them.
import {
  type Broker,
  type BrokerKind,
  BrokerUnavailable,
  type Reason,
  type Text,
} from './broker.ts';
import { isSetUp } from './external/settings.ts';
import { container } from './kinds/container.ts';
import { external } from './kinds/external.ts';
import { jvm } from './kinds/jvm.ts';
import type { BrokerRequest, Examination, KindOfBroker } from './kinds/kind.ts';
import { practice } from './kinds/practice.ts';

const kinds: Record<BrokerKind, KindOfBroker> = { external, container, jvm, practice };
const DEFAULT_IDLE_MS = 10 * 60_000;

export interface AcquireOptions {
  kind: BrokerKind | 'auto';
  /** The workbook's own directory, `<checkout>/.milk-run`. Made when missing. */
  stateDir: string;
  env: NodeJS.ProcessEnv;
  onProgress: (step: Text) => void;
  /** Only a real Kafka will do: verdicts are to count. So it is wherever `CI` is set. */
  requireGraded?: boolean;
  /** How long a broker nobody holds stays warm, in ms; otherwise WORKBOOK_BROKER_IDLE_SECONDS, or 10 minutes. */
  idleMs?: number;
}

/**
 * Gives a broker that answers: a warm one when there is one, or else a new one. The caller holds a
 * lease on it until `release`, or until its process ends.
 * @throws {BrokerUnavailable} when no asked-for kind can be had, with the reason for each
 */
export async function acquireBroker(options: AcquireOptions): Promise<Broker> {
  const request = requestOf(options);
  const { kind, requireGraded = false, env } = options;
  if (kind === 'practice' && requireGraded) {
    throw new BrokerUnavailable([{ kind, missing: notGraded, fix: [leaveOut] }]);
  }
  if (kind !== 'auto') return await kinds[kind].acquire(request);
  try {
    return await automatic(request);
  } catch (error) {
    const mayPractise = !requireGraded && !isCi(env) && !isSetUp(env);
    if (!(error instanceof BrokerUnavailable) || !mayPractise) throw error;
    request.onProgress(practising(error));
    return await practice.acquire(request);
  }
}

/** As continuous integration sets it. There, nobody would read that verdicts do not count. */
function isCi({ CI }: NodeJS.ProcessEnv): boolean {
  return CI !== undefined && !['', '0', 'false'].includes(CI);
}

const notGraded: Text = {
  en: 'its verdicts are practice, and graded ones are required (--require-graded).',
  ko: '이 브로커의 판정은 연습일 뿐인데, 채점된 판정이 필요해요(--require-graded).',
};

const leaveOut: Text = {
  en: 'Leave one of the two out: --broker practice, or --require-graded.',
  ko: '--broker practice와 --require-graded 가운데 하나를 빼세요.',
};

/** What stands in the way of a real Kafka, on one screen, and what is done instead. */
function practising(error: BrokerUnavailable): Text {
  const [first] = error.reasons;
  const fix = first?.fix[0];
  return {
    en: `No real Kafka can be had here (${first?.kind ?? ''}: ${first?.missing.en ?? ''})${fix === undefined ? '' : `\n  → ${fix.en}`}\nUntil then your answers are practised on the workbook’s own broker. \`npm run doctor\` shows every way to a real one.`,
    ko: `여기에서는 진짜 Kafka를 쓸 수 없어요(${first?.kind ?? ''}: ${first?.missing.ko ?? ''})${fix === undefined ? '' : `\n  → ${fix.ko}`}\n그때까지는 워크북에 들어 있는 연습용 브로커에서 연습해요. 진짜 Kafka를 쓰는 모든 방법은 \`npm run doctor\`가 보여 줘요.`,
  };
}

/** Looks at every kind, in the order of `auto`. */
export async function examineBrokers(
  options: Omit<AcquireOptions, 'kind' | 'requireGraded'>,
): Promise<(Examination & { kind: BrokerKind })[]> {
  const request = requestOf(options);
  return await Promise.all(
    Object.values(kinds).map(async ({ kind, examine }) => ({ kind, ...(await examine(request)) })),
  );
}

/**
 * A cluster that was set up is what grades, and nothing in its place: a wrong password must not go unnoticed.
 * Else what runs already; else a container whose image is here; else this machine's Java, which needs
 * the smaller download; and an image is pulled only when there is nothing else.
 */
async function automatic(request: BrokerRequest): Promise<Broker> {
  if (isSetUp(request.env)) return await external.acquire(request);
  for (const { acquireIfWarm } of [container, jvm]) {
    const warm = await acquireIfWarm?.(request);
    if (warm !== undefined) return warm;
  }
  const { state, says, fix } = await container.examine(request);
  const order =
    state === 'ready' ? [container, jvm] : [jvm, ...(state === 'possible' ? [container] : [])];
  const reasons: Reason[] =
    state === 'unavailable' ? [{ kind: 'container', missing: says, fix }] : [];
  for (const [index, one] of order.entries()) {
    try {
      return await one.acquire(request);
    } catch (error) {
      if (!(error instanceof BrokerUnavailable)) throw error;
      reasons.push(...error.reasons);
      const next = order[index + 1];
      if (next !== undefined) request.onProgress(goingOn(error, next.kind));
    }
  }
  throw new BrokerUnavailable(reasons);
}

function goingOn(error: BrokerUnavailable, next: BrokerKind): Text {
  const missing = error.reasons[0]?.missing;
  const kind = error.reasons[0]?.kind ?? '';
  return {
    en: `${kind}: ${missing?.en ?? ''} Trying ${next}.`,
    ko: `${kind}: ${missing?.ko ?? ''} ${next}(으)로 해 볼게요.`,
  };
}

function requestOf(options: Omit<AcquireOptions, 'kind'>): BrokerRequest {
  return { ...options, idleMs: options.idleMs ?? idleFromEnv(options.env) };
}

function idleFromEnv(env: NodeJS.ProcessEnv): number {
  const seconds = Number(env['WORKBOOK_BROKER_IDLE_SECONDS']?.trim() || NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : DEFAULT_IDLE_MS;
}
