import { describe, expect, it } from 'vitest';
import { findPlace, goToPlace, type PageWithHeadings } from './place.ts';

/** @param tops px from the top of the page, by id */
function page(tops: Record<string, number>, scrolled: number): PageWithHeadings {
  return {
    querySelectorAll: () =>
      Object.entries(tops).map(([id, top]) => ({
        id,
        getBoundingClientRect: () => ({ top: top - scrolled }),
      })),
  };
}

function moved(from: Record<string, number>, scrolled: number, to: Record<string, number>) {
  let at: number | undefined;
  goToPlace(page(to, 0), findPlace(page(from, scrolled), scrolled), (top) => (at = top), 0);
  return at;
}

describe('the place in a page', () => {
  it('is the same heading, as far behind it, however long the other text is', () => {
    expect(moved({ tape: 500, groups: 2000 }, 2300, { tape: 400, groups: 1500 })).toBe(1800);
  });

  it('is the heading of the same number where ids differ', () => {
    expect(moved({ tape: 500, groups: 2000 }, 2000, { 테이프: 400, 그룹: 1500 })).toBe(1500);
  });

  it('is the top above the first heading', () => {
    expect(moved({ tape: 500 }, 90, { tape: 800 })).toBe(90);
  });
});
