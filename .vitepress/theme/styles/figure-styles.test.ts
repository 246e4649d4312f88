// The styles of all figures come to stand in one file, so none may be meant for what another figure has.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const styles = import.meta.dirname;
const figures = join(styles, '../figures');
const names = readdirSync(styles)
  .filter((file) => file.endsWith('.css'))
  .map((file) => file.slice(0, -'.css'.length))
  .filter((name) => readdirSync(figures).includes(name));

/** Classes of the frame and of every drawing. */
const shared = ['prose', 'drawing', 'wide', 'narrow'];
const isShared = (name: string): boolean => shared.includes(name) || name.startsWith('stage');

function classesUsedBy(name: string): Set<string> {
  const templates = readdirSync(join(figures, name))
    .filter((file) => file.endsWith('.vue'))
    .map((file) => readFileSync(join(figures, name, file), 'utf8'));
  const written = templates.flatMap((text) => [...text.matchAll(/class="([^"]*)"/g)]);
  return new Set(written.flatMap(([, list = '']) => list.split(/\s+/)));
}

/** Each selector as the classes that it names. */
function selectorsOf(name: string): { selector: string; classes: string[] }[] {
  const text = readFileSync(join(styles, `${name}.css`), 'utf8').replace(/\/\*.*?\*\//gs, '');
  return [...text.matchAll(/([^{}]+)\{/g)]
    .flatMap(([, list = '']) => list.split(','))
    .map((selector) => selector.trim())
    .map((selector) => ({
      selector,
      classes: [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, one = '']) => one),
    }));
}

test('figures have styles of their own', () => {
  expect(names.length).toBeGreaterThan(5);
});

test.each(names)('no other figure has what the styles of %s are for', (name) => {
  for (const { selector, classes } of selectorsOf(name)) {
    const own = classes.filter((one) => !isShared(one));
    if (own.length === 0) continue;
    const others = names.filter((other) => {
      const used = classesUsedBy(other);
      return other !== name && own.every((one) => used.has(one));
    });
    expect({ selector, others }).toEqual({ selector, others: [] });
  }
});
