// Where things stand on a sheet: the same on all three, so that they can be laid over each other.
import type { Company, Line, Service, Sheet, Team } from './company.ts';

export interface Point {
  x: number;
  y: number;
}

export const width = 300;
export const height = 252;

export const places: Record<Service, Point> = {
  collection: { x: 50, y: 46 },
  quality: { x: 150, y: 36 },
  processing: { x: 250, y: 46 },
  settlement: { x: 44, y: 138 },
  membership: { x: 66, y: 218 },
  trace: { x: 256, y: 138 },
  carbon: { x: 234, y: 218 },
};
export const broker: Point = { x: 150, y: 146 };

/** Streams lie on top of each other in the middle. */
export function streamPlace(owners: readonly Service[], owner: string): Point {
  const at = owners.findIndex((one) => `${one} stream` === owner);
  return { x: 150, y: broker.y + (at - (owners.length - 1) / 2) * 19 };
}

export interface Region {
  team: Team;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A team's outline, around the services that it answers for. */
export function regionsOf({ teams }: Company): Region[] {
  const all = [...new Set(Object.values(teams))];
  return all.map((team) => {
    // Its keys are services.
    const services = (Object.keys(teams) as Service[]).filter((one) => teams[one] === team);
    const points = services.map((one) => places[one]);
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs) - 38, Math.min(...ys) - 20];
    return {
      ...{ team, x: left, y: top },
      width: Math.max(...xs) + 38 - left,
      height: Math.max(...ys) + 32 - top,
    };
  });
}

export interface DrawnLine {
  line: Line;
  path: string;
  /** Where its arrow stands, and how it is turned (degrees). */
  tip: Point & { turned: number };
}

/** Lines between teams go from outline to outline. */
export function drawTalk(line: Line, regions: readonly Region[]): DrawnLine | undefined {
  const [one, other] = [line.from, line.to].map((name) =>
    regions.find(({ team }) => team === name),
  );
  if (one === undefined || other === undefined) return undefined;
  const [start, end] = [edgeOf(one, centreOf(other)), edgeOf(other, centreOf(one))];
  return { line, path: `M${at(start)}L${at(end)}`, tip: { ...end, turned: 0 } };
}

const centreOf = (region: Region): Point => ({
  x: region.x + region.width / 2,
  y: region.y + region.height / 2,
});

/** Where the way from the middle of an outline leaves it. */
function edgeOf(region: Region, towardsPoint: Point): Point {
  const centre = centreOf(region);
  const [dx, dy] = [towardsPoint.x - centre.x, towardsPoint.y - centre.y];
  const share = Math.min(
    region.width / 2 / Math.max(Math.abs(dx), 1e-6),
    region.height / 2 / Math.max(Math.abs(dy), 1e-6),
  );
  return { x: centre.x + dx * share, y: centre.y + dy * share };
}

/** Lines of a sheet bend away from those of the others, and the two directions of a pair from each other. */
const bends: Record<Sheet, number> = { business: 0, implementation: -16, data: 16 };

export function drawLine(
  sheet: Sheet,
  line: Line,
  where: (name: string) => Point | undefined,
): DrawnLine | undefined {
  const [from, to] = [where(line.from), where(line.to)];
  if (from === undefined || to === undefined) return undefined;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const isShort = line.to.endsWith('stream') || line.from.endsWith('stream');
  const bend = (isShort ? 0.4 : 1) * bends[sheet];
  const over = { x: (-dy / length) * bend, y: (dx / length) * bend };
  const control = { x: (from.x + to.x) / 2 + over.x, y: (from.y + to.y) / 2 + over.y };
  const start = towards(from, control, line.from.endsWith('stream') ? 34 : 15);
  const end = towards(to, control, line.to.endsWith('stream') || line.to === 'broker' ? 34 : 17);
  return {
    line,
    path: `M${at(start)}Q${at(control)} ${at(end)}`,
    tip: {
      ...end,
      turned: (Math.atan2(end.y - control.y, end.x - control.x) * 180) / Math.PI,
    },
  };
}

function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    x: from.x + ((to.x - from.x) / length) * by,
    y: from.y + ((to.y - from.y) / length) * by,
  };
}

const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
