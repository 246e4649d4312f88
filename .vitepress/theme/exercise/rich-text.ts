// The few marks of Markdown that findings and hints use: `code`, **strong** and _emphasis_.

export interface Part {
  mark: 'code' | 'strong' | 'em' | null;
  text: string;
}

export function parts(text: string): Part[] {
  return text
    .split(/(`[^`]*`)/)
    .flatMap((piece): Part[] =>
      piece.startsWith('`') && piece.length > 1
        ? [{ mark: 'code', text: piece.slice(1, -1) }]
        : outsideCode(piece),
    )
    .filter((part) => part.text !== '');
}

/** Paragraphs, each on one line. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .map((one) => one.replaceAll('\n', ' ').trim())
    .filter((one) => one !== '');
}

const marked = /\*\*(.+?)\*\*|(?<![\p{L}\p{N}])_(.+?)_(?![\p{L}\p{N}])|\*(.+?)\*/gu;

function outsideCode(text: string): Part[] {
  const found: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(marked)) {
    found.push({ mark: null, text: text.slice(end, match.index) });
    const [whole, strong, em, star] = match;
    found.push(
      strong === undefined
        ? { mark: 'em', text: em ?? star ?? '' }
        : { mark: 'strong', text: strong },
    );
    end = match.index + whole.length;
  }
  return [...found, { mark: null, text: text.slice(end) }];
}
