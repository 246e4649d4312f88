// What is to happen when: in the order of the times, then of the adding.
import TinyQueue from 'tinyqueue';

export interface Agenda {
  /** @param at virtual ms. Gives how to call it off. */
  add(at: number, run: () => void): () => void;
  /** `undefined`: nothing is to happen. */
  nextAt(): number | undefined;
  /** Does the first thing. */
  runNext(): void;
}

interface Item {
  at: number;
  order: number;
  /** `undefined`: called off. */
  run: (() => void) | undefined;
}

export function createAgenda(): Agenda {
  const queue = new TinyQueue<Item>([], (a, b) => a.at - b.at || a.order - b.order);
  let order = 0;

  function first(): Item | undefined {
    for (let item = queue.peek(); item !== undefined; item = queue.peek()) {
      if (item.run !== undefined) return item;
      queue.pop();
    }
    return undefined;
  }

  return {
    add(at, run) {
      const item: Item = { at, order: ++order, run };
      queue.push(item);
      return () => {
        item.run = undefined;
      };
    },
    nextAt: () => first()?.at,
    runNext() {
      const item = first();
      queue.pop();
      item?.run?.();
    },
  };
}
