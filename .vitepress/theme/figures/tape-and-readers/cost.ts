// What it costs to keep events: bytes, and money for the room they take.

export interface Keeping {
  years: number;
  /** Records. */
  perDay: number;
  /** Bytes of one record. */
  bytes: number;
  replicas: number;
  /** US dollars for a gigabyte (10⁹ bytes) and month. */
  price: number;
}

export interface Cost {
  records: number;
  /** With all replicas. */
  bytes: number;
  /** Dollars, in the year when all of it is there. */
  perYear: number;
  /** Dollars over all the years, while it grows evenly. */
  total: number;
}

/** 0.08 is what a cloud's block storage often costs; everybody has a price of their own. */
export const usualKeeping: Keeping = {
  years: 1,
  perDay: 480,
  bytes: 1_000,
  replicas: 3,
  price: 0.08,
};

/** What can be chosen. */
export const stops = {
  years: [1, 2, 3, 5, 7, 10, 15, 20, 30, 50],
  perDay: [48, 120, 240, 480, 960, 3_840, 10_000, 100_000, 1_000_000, 10_000_000, 8_640_000_000],
  bytes: [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000],
  replicas: [1, 2, 3, 4, 5],
  price: [0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3],
} as const satisfies Record<keyof Keeping, readonly number[]>;

export function costOf({ years, perDay, bytes, replicas, price }: Keeping): Cost {
  const records = years * 365 * perDay;
  const kept = records * bytes * replicas;
  const perYear = (kept / 1e9) * 12 * price;
  return { records, bytes: kept, perYear, total: (perYear * years) / 2 };
}

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** In powers of 1,000, with two digits that count: `5.3 GB`. */
export function bytesText(bytes: number): string {
  const power = Math.min(
    units.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)),
  );
  return `${figuresText(bytes / 1000 ** power)} ${units[power] ?? ''}`;
}

/** Dollars; whole ones where cents do not matter. */
export function moneyText(dollars: number): string {
  return `$${dollars < 100 ? dollars.toFixed(2) : countText(Math.round(dollars))}`;
}

export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function figuresText(value: number): string {
  const text = value < 10 ? value.toFixed(1) : String(Math.round(value));
  return text.replace(/\.0$/, '');
}
