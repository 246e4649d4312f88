// Where people and programs stand: each half as the mirror has the other.
import type { Company, Service, Team } from './company.ts';

export interface Point {
  x: number;
  y: number;
}

export const half = 300;
export const height = 232;

/** On the side of the people; programs stand mirrored. */
const places: Record<Service, Point> = {
  collection: { x: 52, y: 74 },
  quality: { x: 150, y: 28 },
  processing: { x: 246, y: 82 },
  settlement: { x: 58, y: 168 },
  trace: { x: 240, y: 170 },
  cheese: { x: 148, y: 194 },
};

const teamPlaces: Record<Team, Point> = {
  road: places.collection,
  laboratory: places.quality,
  plant: places.processing,
  office: places.settlement,
  web: places.trace,
  dolmun: places.cheese,
};

export const teamPlace = (team: string): Point =>
  Object.entries(teamPlaces).find(([name]) => name === team)?.[1] ?? { x: 0, y: 0 };

/** In the half of the programs, from its own left edge. */
export const servicePlace = (service: Service): Point => ({
  x: half - places[service].x,
  y: places[service].y,
});

export function servicesOf({ teams }: Company): Service[] {
  // Its keys are services.
  return Object.keys(teams) as Service[];
}

/** A line between two places that stops short of both, bent to the side. */
export function between(from: Point, to: Point, bend = 0): { path: string; middle: Point } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const short = 19;
  const [a, b] = [
    { x: from.x + ux * short, y: from.y + uy * short },
    { x: to.x - ux * short, y: to.y - uy * short },
  ];
  const control = { x: (a.x + b.x) / 2 - uy * bend, y: (a.y + b.y) / 2 + ux * bend };
  const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return {
    path: `M${at(a)}Q${at(control)} ${at(b)}`,
    middle: {
      x: (a.x + b.x) / 4 + control.x / 2,
      y: (a.y + b.y) / 4 + control.y / 2,
    },
  };
}
