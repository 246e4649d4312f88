import type { Finding } from './finding.ts';

type Optional = 'where' | 'evidence' | 'firstBad' | 'task';

/** A finding; what is not said is empty. */
export function finding(said: Omit<Finding, Optional> & Partial<Pick<Finding, Optional>>): Finding {
  return { where: null, evidence: [], firstBad: null, task: null, ...said };
}
