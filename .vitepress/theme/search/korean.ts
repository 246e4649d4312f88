// Words of a text, such that a Korean word is found whatever particle hangs on it: 이벤트를, 이벤트가
// and 이벤트 are the same word. A word is also found inside of a compound written without a space.

/** Particles and endings that hang on nouns, the longest first. */
const particles = [
  ...['에서부터', '으로부터', '이라는', '에서는', '으로는', '에게서', '이라고', '까지는', '에서도'],
  ...[
    '으로',
    '에서',
    '에게',
    '부터',
    '까지',
    '처럼',
    '보다',
    '이나',
    '이란',
    '라는',
    '라고',
    '하고',
  ],
  ...[
    '에는',
    '에도',
    '와의',
    '과의',
    '이며',
    '마다',
    '만큼',
    '로는',
    '로도',
    '들이',
    '들은',
    '들을',
    '들의',
  ],
  ...[
    '은',
    '는',
    '이',
    '가',
    '을',
    '를',
    '의',
    '에',
    '와',
    '과',
    '도',
    '로',
    '만',
    '란',
    '나',
    '며',
    '들',
  ],
];

const hangul = /^\p{Script=Hangul}+$/u;

/**
 * Words as they are looked up, in lower case; a Korean one also without its particle, and joined with the
 * one before it, since people write 경계콘텍스트 as well as 경계 콘텍스트.
 */
export function wordsOf(text: string): string[] {
  const words = splitWords(text);
  return words.flatMap((word, at) => {
    if (!hangul.test(word)) return [word];
    const before = words[at - 1];
    const joined = before !== undefined && hangul.test(before) ? [before + stem(word)] : [];
    return [...koreanForms(word), ...joined];
  });
}

/** Words of a query: each is one thing to find, so a Korean one is looked up without its particle only. */
export function queryWordsOf(query: string): string[] {
  return splitWords(query).map((word) => (hangul.test(word) ? stem(word) : word));
}

function splitWords(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .flatMap(splitScripts);
}

/** `Kafka의` is two words. */
function splitScripts(word: string): string[] {
  return word.match(/\p{Script=Hangul}+|[^\p{Script=Hangul}]+/gu) ?? [];
}

/** The word, its stem, and what of it begins at each later syllable, so that 콘텍스트 finds 경계콘텍스트. */
function koreanForms(word: string): string[] {
  const base = stem(word);
  const tails = Array.from({ length: Math.max(0, base.length - 2) }, (_, at) => base.slice(at + 1));
  return [...new Set([word, base, ...tails])];
}

function stem(word: string): string {
  const particle = particles.find((one) => word.endsWith(one) && word.length - one.length >= 2);
  return particle === undefined ? word : word.slice(0, -particle.length);
}
