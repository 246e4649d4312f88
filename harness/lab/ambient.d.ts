// What is there in a page and not in Node, and what the build makes up.
/// <reference lib="webworker" />

declare module 'milk-run:kafkajs-types' {
  /** Whether kafkajs declares a type of this name, which no code of it has at run time. */
  export function isKafkajsType(name: string): boolean;
}

declare module 'milk-run:stubs' {
  /** The fingerprint of each stub, by the path of its exercise. */
  export const stubs: Readonly<Record<string, string>>;
}
