// What a command says, in all three of its formats: a headline, tables, notes, and the same as JSON.

export interface Answer {
  /** One sentence. */
  readonly headline: string;
  readonly tables: readonly AnswerTable[];
  /** Doubts, and what was passed over: a sentence each. May quote hostile text. */
  readonly notes: readonly string[];
  /** It only grows. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface AnswerTable {
  /** "" for none. */
  readonly title: string;
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Index of the column that is cut where lines are too wide. */
  readonly flexible: number;
}

export interface AnswerColumn {
  readonly title: string;
  readonly align: "left" | "right";
  /** Its cells are of our own making: numbers, times, hashes, words. All others may be hostile. */
  readonly isOurs: boolean;
}

export function left(title: string): AnswerColumn {
  return { title, align: "left", isOurs: true };
}

export function right(title: string): AnswerColumn {
  return { title, align: "right", isOurs: true };
}

/** foreign is a column of names and sentences of others. */
export function foreign(title: string): AnswerColumn {
  return { title, align: "left", isOurs: false };
}
