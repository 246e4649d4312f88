// A sentence under a finger, a pen or the mouse: from where it is taken up to where it is let go. What can be
// dropped on carries `data-drop`. Near the page's edge the page moves along.
import { onBeforeUnmount, ref, type Ref } from 'vue';

export interface Dragged {
  sentence: string;
  /** px, in the window. */
  x: number;
  y: number;
  /** What it would be dropped on: the value of `data-drop`. */
  over: string | undefined;
}

export interface Drag {
  dragged: Ref<Dragged | undefined>;
  /** For `pointerdown`. */
  begin(event: PointerEvent, sentence: string): void;
  /** Whether a click is the end of a drag, and to be left alone. */
  wasDrag(): boolean;
}

/** px until a press becomes a drag. */
const slack = 6;
/** px from the window's edge, and px that the page moves a frame. */
const edge = 64;
const stride = 9;

export function useDrag(drop: (sentence: string, on: string) => void): Drag {
  const dragged = ref<Dragged>();
  let stop: (() => void) | undefined;
  let hasDragged = false;
  onBeforeUnmount(() => stop?.());

  function begin(event: PointerEvent, sentence: string): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    stop?.();
    hasDragged = false;
    const held = event.currentTarget;
    const from = { x: event.clientX, y: event.clientY };
    const { pointerId } = event;
    let frame = 0;

    function move({ clientX: x, clientY: y, pointerId: id }: PointerEvent): void {
      if (id !== pointerId) return;
      if (dragged.value === undefined) {
        if (Math.hypot(x - from.x, y - from.y) < slack) return;
        held.setPointerCapture(pointerId);
        frame = requestAnimationFrame(scroll);
      }
      dragged.value = { sentence, x, y, over: dropAt(x, y) };
    }

    function scroll(): void {
      if (dragged.value === undefined) return;
      const { y } = dragged.value;
      if (y < edge) scrollBy(0, -stride);
      else if (y > innerHeight - edge) scrollBy(0, stride);
      frame = requestAnimationFrame(scroll);
    }

    function end({ pointerId: id }: PointerEvent): void {
      if (id !== pointerId) return;
      const last = dragged.value;
      stop?.();
      if (last === undefined) return;
      // Its click, where there is one, comes before anything else can.
      hasDragged = true;
      setTimeout(() => {
        hasDragged = false;
      });
      const over = dropAt(last.x, last.y);
      if (over !== undefined) drop(sentence, over);
    }

    const giveUp = (): void => stop?.();
    const press = (pressed: KeyboardEvent): void => {
      if (pressed.key === 'Escape') giveUp();
    };
    // On the window: a quick hand leaves what it took up before the first move is told.
    addEventListener('pointermove', move);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', giveUp);
    addEventListener('keydown', press);
    stop = () => {
      cancelAnimationFrame(frame);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', giveUp);
      removeEventListener('keydown', press);
      dragged.value = undefined;
      stop = undefined;
    };
  }

  return {
    dragged,
    begin,
    wasDrag: () => hasDragged,
  };
}

function dropAt(x: number, y: number): string | undefined {
  const on = document.elementFromPoint(x, y)?.closest('[data-drop]');
  return on?.getAttribute('data-drop') ?? undefined;
}
