// Which language a visitor gets. The function stands in each English page as a script of its own
// (see scripts.ts), so it uses nothing from outside of it.

/**
 * Whether an English page gives way to the Korean one.
 * @param chosen what was chosen here before, if anything was
 * @param browser the browser's languages, the dearest first
 * @param isHome a choice made before decides the home page only: any other was asked for by its address
 */
export function wantsKorean(
  chosen: string | null,
  browser: readonly string[],
  isHome: boolean,
): boolean {
  if (chosen !== null) return isHome && chosen === 'ko';
  const known = browser.find((language) => /^(en|ko)\b/i.test(language));
  return known !== undefined && /^ko\b/i.test(known);
}
