// For tests: a boundary in a line.
import type { Boundary } from '../boundaries.ts';

export function boundaryName(boundary: Boundary): string {
  const side = boundary.side === 'before' ? 'before the broker' : 'after the answer';
  return `${boundary.api} ${boundary.subject} #${boundary.occurrence}, ${side}`;
}
