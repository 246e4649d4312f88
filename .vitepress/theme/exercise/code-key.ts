/** Under which name the code of an exercise lies in localStorage. */
export const codeKey = (exercise: string): string => `milk-run:code:${exercise}`;
