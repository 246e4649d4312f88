// The command line that runs a class of Kafka.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quickJava } from '../kafka-settings.ts';

/** All that is needed to start a broker quickly. Made once by `prepare.ts`. */
export interface KafkaParts {
  java: string;
  classpath: string[];
  /** A formatted, empty data directory, to be copied. */
  template: string;
  /** Class-data archive; undefined where this Java could not make one. */
  archive?: string | undefined;
}

const FLAGS = [
  ...quickJava.performance,
  ...quickJava.heap,
  // An archive that does not fit is passed over, never an error.
  '-Xshare:auto',
  '-XX:+IgnoreUnrecognizedVMOptions',
];

/** What makes every Java of this user different (another collector, an agent), and would break ours. */
const JAVA_VARIABLES = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'];

export function kafkaEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !JAVA_VARIABLES.includes(name)));
}

/** `runDir` receives Kafka's log (`kafka.log`) and Java's crash report, if any. */
export function kafkaCommand(
  parts: Pick<KafkaParts, 'java' | 'classpath' | 'archive'>,
  runDir: string,
  mainClass: string[],
  extraFlags: string[] = [],
): string[] {
  const log4j = fileURLToPath(new URL('log4j2.xml', import.meta.url));
  return [
    parts.java,
    ...FLAGS,
    ...(parts.archive === undefined ? [] : [`-XX:SharedArchiveFile=${parts.archive}`]),
    ...extraFlags,
    `-XX:ErrorFile=${join(runDir, 'java-crash.log')}`,
    `-Dkafka.log=${join(runDir, 'kafka.log')}`,
    `-Dlog4j2.configurationFile=${log4j}`,
    '-cp',
    parts.classpath.join(':'),
    ...mainClass,
  ];
}
