// Whether a reader has worked at an exercise in this browser. Small, for a page asks it before anything is loaded.
import { codeKey } from './code-key.ts';

export function isBegun(exercise: string): boolean {
  // Beside a workbook the code is a file, and may always be another.
  if (import.meta.env.DEV) return true;
  try {
    return localStorage.getItem(codeKey(exercise)) !== null;
  } catch {
    return false;
  }
}
