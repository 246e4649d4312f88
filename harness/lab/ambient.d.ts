// What is there in a page and not in Node, and what the build makes up.
/// <reference lib="webworker" />

declare module 'milk-run:kafkajs-types' {
  /** Whether kafkajs declares a type of this name, which no code of it has at run time. */
  export function isKafkajsType(name: string): boolean;
}
