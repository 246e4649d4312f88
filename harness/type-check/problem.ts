/** What the compiler has to say about one line of an answer. */
export interface TypeProblem {
  /** From 1. */
  line: number;
  message: string;
}

/** How far the checker got with an answer; `undefined` where it did not come to an end. */
export type TypeReport = readonly TypeProblem[] | undefined;

export interface CheckRequest {
  id: number;
  /** Absolute. */
  path: string;
  text: string;
}

export interface CheckResponse {
  id: number;
  problems: TypeProblem[];
}
