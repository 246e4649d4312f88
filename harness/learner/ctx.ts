import type { Kafka } from 'kafkajs';

/** What an exercise's functions are given. */
export interface Ctx {
  /** Who this process is in the story: `publisher`, `settlement`, … */
  name: string;
  /** A kafkajs client, connected through the harness. Your own `new Kafka(…)` works as well. */
  kafka: Kafka;
}

/** What a started part of a service gives back, so that it can be ended from outside. */
export interface Running {
  stop(): Promise<void>;
}
