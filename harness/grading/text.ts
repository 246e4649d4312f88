/** Everything a learner reads exists in both languages. */
export interface Text {
  en: string;
  ko: string;
}

export type Language = keyof Text;
