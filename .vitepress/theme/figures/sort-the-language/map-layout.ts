// Where regions and sentences lie on the map, for a width. A region's sentences stand in a ring, so that
// every link between them is seen; many stand in two.

export interface Place {
  /** px */
  x: number;
  y: number;
}

export interface Region extends Place {
  id: string;
  width: number;
  height: number;
  /** The middles of its sentences, in their order. */
  seats: Place[];
}

export interface MapLayout {
  width: number;
  height: number;
  regions: Region[];
}

/** From one sentence's middle to the next (px): a thumb's width. */
const apart = 46;
const gap = 12;
/** For a region's name and numbers above, and its lit words below (px). */
const head = 58;
const foot = 34;
/** A region has room for so many from the start, so that the first ones do not move the others. */
const roomFor = 5;
const leastWidth = 138;

/** @param width px; at least one region of two sentences has to fit */
export function layoutMap(
  contexts: readonly { id: string; count: number }[],
  width: number,
): MapLayout {
  const sized = contexts.map(({ id, count }) => {
    const across = 2 * radiusFor(Math.max(count, roomFor)) + apart;
    return { id, count, width: Math.max(leastWidth, across + 8), height: head + across + foot };
  });
  const regions: Region[] = [];
  let y = 0;
  for (const row of rowsOf(sized, width)) {
    const spare = (width - sum(row.map((one) => one.width)) - gap * (row.length - 1)) / row.length;
    const height = Math.max(...row.map((one) => one.height));
    let x = 0;
    for (const { id, count, width: least } of row) {
      const across = least + spare;
      const middle = { x: x + across / 2, y: y + head + (height - head - foot) / 2 };
      regions.push({ id, x, y, width: across, height, seats: seatsAround(middle, count) });
      x += across + gap;
    }
    y += height + gap;
  }
  return { width, height: Math.max(y - gap, 0), regions };
}

/** As many in a row as fit; the rows are then made equally full. */
function rowsOf<T extends { width: number }>(sized: readonly T[], width: number): T[][] {
  const rows: T[][] = [];
  const fits = (row: readonly T[]): boolean =>
    sum(row.map((one) => one.width)) + gap * (row.length - 1) <= width;
  for (const one of sized) {
    const last = rows.at(-1);
    if (last !== undefined && fits([...last, one])) last.push(one);
    else rows.push([one]);
  }
  for (let at = rows.length - 1; at > 0; at -= 1) {
    const [before, row] = [rows[at - 1] as T[], rows[at] as T[]];
    while (before.length > row.length + 1 && fits([before.at(-1) as T, ...row])) {
      row.unshift(before.pop() as T);
    }
  }
  return rows;
}

/** Of a ring on which `count` stand apart; of the outer ring, where there are two (px). */
function radiusFor(count: number): number {
  const outer = outerOf(count);
  return outer < 2 ? 0 : apart / (2 * Math.sin(Math.PI / outer));
}

function outerOf(count: number): number {
  return count <= 10 ? count : Math.ceil(count * 0.64);
}

function seatsAround(middle: Place, count: number): Place[] {
  const outer = outerOf(count);
  return [...ring(middle, outer, radiusFor(count)), ...ring(middle, count - outer, innerOf(count))];
}

function innerOf(count: number): number {
  return Math.max(0, radiusFor(count) - apart);
}

function ring({ x, y }: Place, count: number, radius: number): Place[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count - Math.PI / 2;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });
}

/** The soft outline of a region: corners of unequal roundness, the same each time. */
export function outlineOf({ x, y, width, height }: Omit<Region, 'seats'>, index: number): string {
  const most = Math.min(width, height) / 2;
  const [a, b, c, d] = [46, 30, 52, 36].map((_, corner, all) =>
    Math.min(most, all[(corner + index) % all.length] ?? 0),
  ) as [number, number, number, number];
  const [right, bottom] = [x + width, y + height];
  return [
    `M${x + a} ${y}H${right - b}Q${right} ${y} ${right} ${y + b}V${bottom - c}`,
    `Q${right} ${bottom} ${right - c} ${bottom}H${x + d}Q${x} ${bottom} ${x} ${bottom - d}`,
    `V${y + a}Q${x} ${y} ${x + a} ${y}z`,
  ].join('');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
