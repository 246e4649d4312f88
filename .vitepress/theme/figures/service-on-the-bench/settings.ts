// How the bench is set up: what is plugged in, in which order the service does its steps, and where
// it is killed.

export const inputs = ['results', 'appeals'] as const;
export const outputs = ['grades', 'answer', 'regulator', 'label'] as const;

export type Input = (typeof inputs)[number];
export type Output = (typeof outputs)[number];
export type Plug = Input | Output;

/** What the service does with one event. `call` is all that happens outside Kafka: a call, a label. */
export type Step = 'decide' | 'emit' | 'call' | 'commit';

/** `crash`: the process is gone. `lost`: the step before is done, and its answer never comes. */
export type Fault = 'crash' | 'lost';

export interface Settings {
  plugs: readonly Plug[];
  order: readonly Step[];
  /** Before which step it happens, counted from 0; as many as there are steps: after the last. */
  kill: number | undefined;
  fault: Fault;
  /** Whether the regulator is called with an idempotency key. */
  hasKey: boolean;
}

export const usualSettings: Settings = {
  plugs: ['results', 'grades', 'answer', 'regulator'],
  order: ['decide', 'emit', 'call', 'commit'],
  kill: 2,
  fault: 'crash',
  hasKey: false,
};

/** The steps that a service with these plugs has. */
export function stepsOf(plugs: readonly Plug[]): Step[] {
  const has = (plug: Plug): boolean => plugs.includes(plug);
  return [
    'decide',
    ...(has('grades') ? (['emit'] as const) : []),
    ...(has('regulator') || has('label') ? (['call'] as const) : []),
    'commit',
  ];
}

/** Every order in which nothing is emitted or called before it is decided; the usual one first. */
export function ordersOf(plugs: readonly Plug[]): Step[][] {
  return permutations(stepsOf(plugs)).filter(isPossible);
}

/** What has not been decided cannot be told to anybody. */
export function isPossible(order: readonly Step[]): boolean {
  const at = (step: Step): number => order.indexOf(step);
  return (['emit', 'call'] as const).every((step) => at(step) < 0 || at('decide') < at(step));
}

/** Where it can be killed: before each step and after the last. */
export function killsOf({ order }: Pick<Settings, 'order'>): number[] {
  return [...order.keys(), order.length];
}

/** An answer can be lost where one is waited for: a decision asks nobody. */
export function canHappen(fault: Fault, order: readonly Step[], kill: number): boolean {
  return fault === 'crash' || (kill > 0 && order[kill - 1] !== 'decide');
}

/** Plugs in or out; the order keeps what it has, and new steps come before the commit. */
export function withPlug(settings: Settings, plug: Plug, isIn: boolean): Settings {
  const plugs = [...inputs, ...outputs].filter((one) =>
    one === plug ? isIn : settings.plugs.includes(one),
  );
  const steps = stepsOf(plugs);
  const kept = settings.order.filter((step) => steps.includes(step));
  const added = steps.filter((step) => !kept.includes(step));
  // Emit is first of those that may come in: it goes with the decision.
  const at = Math.max(kept.indexOf('decide') + 1, kept.indexOf('commit'));
  return repaired({
    ...settings,
    plugs,
    order: [...kept.slice(0, at), ...added, ...kept.slice(at)],
  });
}

/** Moves a step one earlier (-1) or later (1); what cannot be stays as it is. */
export function withMoved(settings: Settings, step: Step, by: -1 | 1): Settings {
  const from = settings.order.indexOf(step);
  const other = settings.order[from + by];
  if (other === undefined) return settings;
  const order = settings.order.map((one) => (one === step ? other : one === other ? step : one));
  return isPossible(order) ? repaired({ ...settings, order }) : settings;
}

/** What is not to be had any more is taken back. */
export function repaired(settings: Settings): Settings {
  const { order, kill, fault } = settings;
  if (kill === undefined) return settings;
  if (kill > order.length) return repaired({ ...settings, kill: order.length });
  return canHappen(fault, order, kill) ? settings : { ...settings, kill: undefined };
}

function permutations(steps: readonly Step[]): Step[][] {
  if (steps.length < 2) return [[...steps]];
  return steps.flatMap((first, index) =>
    permutations(steps.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}
