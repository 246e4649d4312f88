// Where in a page a reader is, said so that it can be found in another language: the last heading
// above, by its id and its number, and how far behind it.

export interface Place {
  /** `undefined`: above the first heading. */
  heading: { id: string; number: number } | undefined;
  /** px from the heading, or from the top of the page, to the reader's top edge. */
  below: number;
}

/** What of a page is looked at; a test gives one without a browser. */
export interface PageWithHeadings {
  querySelectorAll(selector: string): Iterable<{
    id: string;
    getBoundingClientRect(): { top: number };
  }>;
}

const headings = 'main h2[id], main h3[id]';
/** px: a heading counts as reached a little before it leaves at the top. */
const reached = 120;

/** @param scrolled px from the top of the page */
export function findPlace(page: PageWithHeadings, scrolled: number): Place {
  const above = [...page.querySelectorAll(headings)].filter(
    (heading) => heading.getBoundingClientRect().top < reached,
  );
  const last = above.at(-1);
  return last === undefined
    ? { heading: undefined, below: scrolled }
    : {
        heading: { id: last.id, number: above.length - 1 },
        below: -last.getBoundingClientRect().top,
      };
}

export function goToPlace(
  page: PageWithHeadings,
  { heading, below }: Place,
  scroll: (top: number) => void,
  scrolled: number,
): void {
  if (heading === undefined) {
    scroll(below);
    return;
  }
  const all = [...page.querySelectorAll(headings)];
  const same = all.find(({ id }) => id === heading.id) ?? all[heading.number];
  if (same !== undefined) scroll(same.getBoundingClientRect().top + scrolled + below);
}
