import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../content/vocabulary.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [, lightBlock = '', darkBlock = ''] =
  /:root \{([^}]*)\}[^]*?:root\.dark \{([^}]*)\}/.exec(css) ?? [];
const light = colours(lightBlock);
const schemes = { light, dark: { ...light, ...colours(darkBlock) } };

const papers = ['paper', 'raised'];
const text = [
  ['ink', ...['sunk', 'event-soft', 'stream-soft', 'consumer-soft', 'good-soft', 'bad-soft']],
  ['soft', 'sunk'],
  ['accent'],
  ['good', 'good-soft'],
  ['bad', 'bad-soft'],
  ...Object.keys(light)
    .filter((name) => name.startsWith('code-token-'))
    .map((name) => [name]),
];

describe.each(Object.entries(schemes))('the colours, %s', (_, scheme) => {
  it.each(text)('%s can be read', (name, ...more) => {
    for (const ground of [...papers, ...more]) {
      expect(contrast(scheme, name, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('the button can be read', () => {
    expect(contrast(scheme, 'on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...Object.keys(vocabulary), 'edge', 'accent'])('the shape of %s can be seen', (name) => {
    const grounds = [...papers, ...(`${name}-soft` in scheme ? [`${name}-soft`] : [])];
    for (const ground of grounds) {
      expect(contrast(scheme, name, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the visual vocabulary', () => {
  it('has a shape and a glyph of its own for each sign', () => {
    const signs = Object.values(vocabulary);
    expect(new Set(signs.map(({ line }) => line)).size).toBe(signs.length);
    expect(new Set(signs.map(({ glyph }) => glyph)).size).toBe(signs.length);
  });
});

function colours(block: string): Record<string, string> {
  const found = [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)];
  return Object.fromEntries(found.map(([, name = '', colour = '']) => [name, colour]));
}

/** As WCAG 2 has it. */
function contrast(scheme: Record<string, string>, one: string, other: string): number {
  const [dark = 0, bright = 0] = [scheme[one], scheme[other]]
    .map((colour) => luminance(colour ?? ''))
    .sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = NaN, g = NaN, b = NaN] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
