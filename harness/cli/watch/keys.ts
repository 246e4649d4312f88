// Keys as watch knows them, whatever the keyboard is set to.

/** A key's own letter, or its name: `n`, `?`, `up`, `return`, `escape`, `ctrl-c`. */
export type Key = string;

/** As Node's `readline` hears a key. */
export interface Keypress {
  sequence?: string | undefined;
  name?: string | undefined;
  ctrl?: boolean | undefined;
}

/** The letters that the same keys give while a Korean keyboard writes Hangul. */
const hangul: Readonly<Record<string, string>> = {
  ...{ ㅜ: 'n', ㅗ: 'h', ㅣ: 'l', ㄱ: 'r', ㄴ: 's', ㅎ: 'g', ㅁ: 'a', ㅂ: 'q' },
  ...{ ㅛ: 'y', ㅓ: 'j', ㅏ: 'k' },
};

export function keyOf(text: string | undefined, press: Keypress): Key {
  if (press.ctrl === true) return `ctrl-${press.name ?? ''}`;
  const isLetter = text !== undefined && /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(text);
  if (!isLetter) return press.name ?? '';
  return hangul[text] ?? text.toLowerCase();
}
