// What is set for a topic. A value is checked when it is set, as a broker does; what is not set has the
// broker's default.
import { type ConfigDefinition, configDefinitions } from './config-definitions.ts';

const byName = new Map(configDefinitions.map((one) => [one.name, one]));

/** Kafka's numbers for the types of settings, in DescribeConfigs. */
export const configTypeNumbers = {
  ...{ BOOLEAN: 1, STRING: 2, INT: 3, LONG: 5, DOUBLE: 6, LIST: 7 },
} as const;

/** By the names of Kafka's settings. */
export type TopicConfig = ReadonlyMap<string, string>;

export function definitionOf(name: string): ConfigDefinition | undefined {
  return byName.get(name);
}

export function valueOf(config: TopicConfig, name: string): string {
  return config.get(name) ?? byName.get(name)?.value ?? '';
}

export function numberOf(config: TopicConfig, name: string): number {
  return Number(valueOf(config, name));
}

export function isCompacted(config: TopicConfig): boolean {
  return listOf(valueOf(config, 'cleanup.policy')).includes('compact');
}

export function isDeleted(config: TopicConfig): boolean {
  return listOf(valueOf(config, 'cleanup.policy')).includes('delete');
}

export function listOf(value: string): string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Why a value cannot be set, in the words of a broker; `undefined`: it can. */
export function problemWith(name: string, value: string): string | undefined {
  const definition = byName.get(name);
  if (definition === undefined) return `Unknown topic config name: ${name}`;
  const wrong = wrongWith(definition, value);
  return wrong && `Invalid value ${value} for configuration ${name}: ${wrong}`;
}

/** Settings that do not go together. */
export function conflictIn(config: TopicConfig): string | undefined {
  const [least, most] = ['min.compaction.lag.ms', 'max.compaction.lag.ms'].map((name) =>
    numberOf(config, name),
  );
  if ((least ?? 0) <= (most ?? 0)) return undefined;
  return `conflict topic config setting min.compaction.lag.ms (${least}) > max.compaction.lag.ms (${most})`;
}

function wrongWith({ type, ...limits }: ConfigDefinition, value: string): string | undefined {
  switch (type) {
    case 'BOOLEAN':
      return /^(true|false)$/i.test(value)
        ? undefined
        : 'Expected value to be either true or false';
    case 'STRING':
      return limits.oneOf === undefined || limits.oneOf.includes(value)
        ? undefined
        : `String must be one of: ${limits.oneOf.join(', ')}`;
    case 'LIST':
      return limits.oneOf === undefined || listOf(value).every((one) => limits.oneOf?.includes(one))
        ? undefined
        : `String must be one of: ${limits.oneOf.join(', ')}`;
    case 'INT':
    case 'LONG':
      if (!/^[+-]?\d+$/.test(value)) return `Not a number of type ${type}`;
      if (type === 'INT' && Math.abs(Number(value)) > 2 ** 31) return 'Not a number of type INT';
      return outside(Number(value), limits);
    case 'DOUBLE':
      if (value.trim() === '' || Number.isNaN(Number(value))) return 'Not a number of type DOUBLE';
      return outside(Number(value), limits);
  }
}

function outside(
  value: number,
  { atLeast, atMost }: { atLeast?: number; atMost?: number },
): string | undefined {
  if (atLeast !== undefined && value < atLeast) return `Value must be at least ${atLeast}`;
  if (atMost !== undefined && value > atMost) return `Value must be no more than ${atMost}`;
  return undefined;
}
