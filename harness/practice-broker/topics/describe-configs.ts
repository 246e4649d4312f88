// What a topic's settings are, and where each comes from, as Kafka tells it.
import type { Topic } from './topic.ts';
import { type ConfigType, type TopicConfig, topicConfigs } from './topic-configs.ts';

const OF_TOPIC = 1;
const DEFAULT = 5;
const TYPES: Readonly<Record<ConfigType, number>> = {
  ...{ boolean: 1, string: 2, int: 3, long: 5, double: 6, list: 7 },
};

export interface DescribedConfig {
  name: string;
  value: string;
  readOnly: boolean;
  configSource: number;
  isSensitive: boolean;
  synonyms: { name: string; value: string; source: number }[];
  configType: number;
}

/** All settings, or those with these names; unknown names are passed over. */
export function describeConfigs(
  topic: Topic,
  names: readonly string[] | null,
  withSynonyms: boolean,
): DescribedConfig[] {
  const shown = [...topicConfigs.values()].filter(
    ({ name, isInternal }) => !isInternal && (names === null || names.includes(name)),
  );
  return shown.map((config) => describe(topic, config, withSynonyms));
}

function describe(topic: Topic, config: TopicConfig, withSynonyms: boolean): DescribedConfig {
  const { name, type, source = DEFAULT, synonym, original, value } = config;
  const own = topic.configs.get(name);
  const synonyms = own === undefined ? [] : [{ name, value: own, source: OF_TOPIC }];
  if (synonym !== undefined) {
    synonyms.push({ name: synonym, value, source });
    if (source !== DEFAULT) {
      synonyms.push({ name: synonym, value: original ?? value, source: DEFAULT });
    }
  }
  return {
    ...{ name, value: own ?? value, readOnly: false, isSensitive: false },
    configSource: own === undefined ? source : OF_TOPIC,
    synonyms: withSynonyms ? synonyms : [],
    configType: TYPES[type],
  };
}

/** As CreateTopics tells them: by name. */
export function describeForCreation(topic: Topic) {
  return describeConfigs(topic, null, false)
    .map(({ name, value, readOnly, configSource, isSensitive }) => ({
      ...{ name, value, readOnly, configSource, isSensitive },
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The node's own settings, as far as topics inherit them. */
export function describeNode(
  names: readonly string[] | null,
  withSynonyms: boolean,
): DescribedConfig[] {
  return [...topicConfigs.values()].flatMap((config): DescribedConfig[] => {
    const { synonym: name, type, value, source = DEFAULT, original } = config;
    if (name === undefined || (names !== null && !names.includes(name))) return [];
    const synonyms = [{ name, value, source }];
    if (source !== DEFAULT) synonyms.push({ name, value: original ?? value, source: DEFAULT });
    return [
      {
        ...{ name, value, readOnly: false, isSensitive: false, configSource: source },
        ...{ synonyms: withSynonyms ? synonyms : [], configType: TYPES[type] },
      },
    ];
  });
}
