// A spring between two points: it sags while it is loose, and its coils flatten as it is pulled.
import { feelOf } from './board.ts';

export interface Place {
  x: number;
  y: number;
}

const coils = 9;

/** @param tension 1 is what can be borne */
export function springPath(from: Place, to: Place, tension: number): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  if (feelOf(tension) === 'loose') {
    const sag = 8 + 20 * (1 - tension);
    return `M${round(from)}Q${round({ x: from.x + dx / 2, y: from.y + dy / 2 + sag })} ${round(to)}`;
  }
  const high = feelOf(tension) === 'taut' ? 8 : 4.5;
  const lead = 0.12;
  const steps = Array.from({ length: coils * 2 }, (_, step) => {
    const along = lead + ((step + 0.5) / (coils * 2)) * (1 - 2 * lead);
    const side = step % 2 === 0 ? high : -high;
    return {
      x: from.x + dx * along - (dy / length) * side,
      y: from.y + dy * along + (dx / length) * side,
    };
  });
  const ends = [lead, 1 - lead].map((along) => ({
    x: from.x + dx * along,
    y: from.y + dy * along,
  }));
  const [first, last] = ends as [Place, Place];
  return `M${[from, first, ...steps, last, to].map(round).join('L')}`;
}

const round = ({ x, y }: Place): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
