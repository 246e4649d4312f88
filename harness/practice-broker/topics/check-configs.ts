// Whether a topic may be set so; what is wrong is said in Kafka's words.
import { type TopicConfig, topicConfigs } from './topic-configs.ts';

const INTEGER = /^[+-]?\d+$/;
const BOUNDS = {
  int: [-2_147_483_648n, 2_147_483_647n],
  long: [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
} as const;

/** What is wrong with a topic's configs; `undefined` if nothing is. */
export function problemOf(configs: ReadonlyMap<string, string>): string | undefined {
  for (const [name, value] of configs) {
    const config = topicConfigs.get(name);
    if (!config) return `Unknown topic config name: ${name}`;
    const wrong = wrongValue(config, value.trim());
    if (wrong) return `Invalid value ${value} for configuration ${name}${wrong}`;
  }
  const least = configs.get('min.compaction.lag.ms');
  const most = configs.get('max.compaction.lag.ms');
  if (least && most && BigInt(least.trim()) > BigInt(most.trim())) {
    return `conflict topic config setting min.compaction.lag.ms (${least}) > max.compaction.lag.ms (${most})`;
  }
  return undefined;
}

function wrongValue({ type, min, max, oneOf }: TopicConfig, value: string): string | undefined {
  if (type === 'boolean') {
    const isBoolean = /^(true|false)$/i.test(value);
    return isBoolean ? undefined : ': Expected value to be either true or false';
  }
  const isNumber = type === 'int' || type === 'long' || type === 'double';
  if (isNumber) {
    if (!isOfType(type, value)) return `: Not a number of type ${type.toUpperCase()}`;
    const number = Number(value);
    if (min !== undefined && number < min) return `: Value must be at least ${min}`;
    if (max !== undefined && number > max) return `: Value must be no more than ${max}`;
    return undefined;
  }
  if (!oneOf) return undefined;
  const given = type === 'list' ? value.split(',').map((part) => part.trim()) : [value];
  const isKnown = given.every((part) => oneOf.includes(part) || (part === '' && type === 'list'));
  return isKnown ? undefined : `: String must be one of: ${oneOf.join(', ')}`;
}

function isOfType(type: 'int' | 'long' | 'double', value: string): boolean {
  if (type === 'double') return value !== '' && Number.isFinite(Number(value));
  if (!INTEGER.test(value)) return false;
  const [least, most] = BOUNDS[type];
  const number = BigInt(value);
  return number >= least && number <= most;
}
