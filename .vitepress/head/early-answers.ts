// What a reader answered earlier is shown from the first paint on: the page would jump if its explanations
// opened only when its components come alive. Predict.vue takes over from there.

/** The id of the style element that the page's head makes. */
export const earlyAnswersId = 'early-answers';

/**
 * Styles that open the explanations of what was answered. Runs in the head of every page, as text: it may use
 * nothing from outside itself.
 * @param kept the journal as it is stored; what cannot be read opens nothing
 */
export function earlyAnswers(kept: string | null): string {
  try {
    const { predicted } = JSON.parse(kept ?? '{}') as { predicted?: Record<string, unknown> };
    return Object.entries(predicted ?? {})
      .filter(([, choice]) => Number.isInteger(choice))
      .map(([name, choice]) => {
        const at = `[data-prediction=${JSON.stringify(name)}]`;
        const mine = `${at} li:nth-child(${Number(choice) + 1})`;
        const right = `${at} li[data-right]`;
        return `:is(${mine},${right}) .predict-why{display:block}${at} .predict-more{display:flex}${mine} .predict-mark.own,${right} .predict-mark.good{display:inline}`;
      })
      .join('');
  } catch {
    return '';
  }
}
