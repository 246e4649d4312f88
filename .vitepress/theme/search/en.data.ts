import { sectionsIn } from './load-sections.ts';
import type { Section } from './sections.ts';

// VitePress replaces this export by what the loader below gives.
export declare const data: readonly Section[];

export default sectionsIn('en');
