import type { Finding } from '../../finding.ts';

/** What is wrong with a map; there is no place in the run but the evidence. */
export type Told = Omit<Finding, 'where' | 'evidence' | 'firstBad' | 'task'> & {
  evidence?: number[];
};

export const lesson = 'using-bounded-contexts';
