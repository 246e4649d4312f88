// A long text beside another: what differs must be seen, so it is cut around there.

/** Letters before the first difference. */
const before = 24;

export function shortenBeside(text: string, other?: string | null, most = 120): string {
  if (text.length <= most) return text;
  const at = other === undefined || other === null ? 0 : firstDifference(text, other);
  const from = at < most - before ? 0 : Math.min(at - before, text.length - most);
  const piece = text.slice(from, from + most);
  return `${from > 0 ? '…' : ''}${piece}${from + most < text.length ? '…' : ''}`;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
