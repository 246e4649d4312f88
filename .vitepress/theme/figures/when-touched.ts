// Loads a figure's component when somebody touches the figure. Until then its first frame stands in the page
// as the server drew it, and costs nothing.
import { nextTick } from 'vue';

/** A pointer over it already loads it, so that a click finds it alive. */
const touches = ['pointerover', 'pointerdown', 'focusin', 'click'] as const;

/**
 * A loader for `defineAsyncComponent`. Where nothing stands in the page yet (on the server, or when one comes
 * from another page) it loads at once.
 * @param id of the element that holds the figure
 */
export function whenTouched<T>(id: string, load: () => Promise<T>): () => Promise<T> {
  return async () => {
    const frame =
      typeof document === 'undefined' ? null : document.querySelector(`#${id} > .stage`);
    if (frame === null || hasSeed(id)) return load();
    let clicked: EventTarget | null = null;
    const remember = (event: Event): void => {
      clicked = event.target;
    };
    frame.addEventListener('click', remember);
    await new Promise<void>((resolve) => {
      for (const touch of touches) {
        frame.addEventListener(touch, () => resolve(), { once: true, passive: true });
      }
    });
    try {
      return await load();
    } finally {
      frame.removeEventListener('click', remember);
      void clickAgain(clicked);
    }
  };
}

/** An address with a seed wants a first picture that is not the one in the page. */
function hasSeed(id: string): boolean {
  return new URLSearchParams(location.search).has(`${id}-seed`);
}

/** A click that came while the figure was being loaded is done once it is alive. */
async function clickAgain(clicked: EventTarget | null): Promise<void> {
  await nextTick();
  await new Promise(requestAnimationFrame);
  if (clicked instanceof Element) clicked.closest<HTMLElement>('button, label')?.click();
}
