// Node's timers in a worker: handles that are objects, `setImmediate`, and `timers/promises`. What an answer
// does with them in Node it does with them in a page.

const { setTimeout: start, clearTimeout: stop } = globalThis;

/** What Node calls a Timeout. */
class Timeout {
  private id: number;
  private referenced = true;
  private readonly fire: () => void;
  private readonly ms: number;
  private readonly every: boolean;

  constructor(fire: () => void, ms: number, every: boolean) {
    this.ms = ms;
    this.every = every;
    this.fire = () => {
      if (every) this.refresh();
      else handles.delete(this.number);
      fire();
    };
    this.id = this.begin();
    this.number = this.id;
    handles.set(this.number, this);
  }

  private readonly number: number;

  private begin(): number {
    // In a page this is a number, whatever Node's types say.
    return start(this.fire, this.ms) as unknown as number;
  }

  refresh(): this {
    stop(this.id);
    this.id = this.begin();
    handles.set(this.number, this);
    return this;
  }

  close(): this {
    stop(this.id);
    handles.delete(this.number);
    return this;
  }

  ref(): this {
    this.referenced = true;
    return this;
  }

  unref(): this {
    this.referenced = false;
    return this;
  }

  hasRef(): boolean {
    return this.referenced;
  }

  [Symbol.toPrimitive](): number {
    return this.number;
  }
}

/** Those that have still to fire, by their numbers. */
const handles = new Map<number, Timeout>();

const channel = new MessageChannel();
const immediates = new Map<number, () => void>();
let last = 0;
channel.port1.onmessage = ({ data }: MessageEvent<number>) => {
  const run = immediates.get(data);
  immediates.delete(data);
  run?.();
};

type Callback = (...args: unknown[]) => void;

/** Replaces this worker's timers. */
export function installTimers(): void {
  const clear = (handle: unknown): void => {
    if (handle !== undefined && handle !== null) handles.get(Number(handle))?.close();
  };
  Object.assign(globalThis, {
    setTimeout: (callback: Callback, ms = 0, ...args: unknown[]) =>
      new Timeout(() => callback(...args), ms, false),
    setInterval: (callback: Callback, ms = 0, ...args: unknown[]) =>
      new Timeout(() => callback(...args), ms, true),
    clearTimeout: clear,
    clearInterval: clear,
    setImmediate(callback: Callback, ...args: unknown[]) {
      const id = ++last;
      immediates.set(id, () => callback(...args));
      channel.port2.postMessage(id);
      return id;
    },
    clearImmediate: (id: number) => void immediates.delete(id),
  });
}
