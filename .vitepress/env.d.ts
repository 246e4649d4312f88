declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<Record<string, never>, Record<string, never>, unknown>;
  export default component;
}

declare module 'virtual:milk-run-lab' {
  /** Where the lab lies, from the site's base, with a slash at its end. */
  export const labPlace: string;
}
