// Colour, where the terminal wants it; never colour alone.
import { styleText } from 'node:util';

export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Follows NO_COLOR, FORCE_COLOR and whether the stream is a terminal. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}

export const plainPaint: Paint = (_style, text) => text;
