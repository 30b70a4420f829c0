// The ladder of forms: a report that is too long for its place is written again with less in it. What fails
// the gate is left out last. The last form has a bounded size whatever the report holds.

export interface Form {
  /** Rows of the table of regressions. */
  readonly regressions: number;
  /** Further regressions below that table, each by its name and change alone. */
  readonly short: number;
  /** Rows of each other table. */
  readonly rows: number;
  /** Sentences below the tables, why each verdict was given. */
  readonly notes: number;
  /** Rows of the folded tables of what did not change. */
  readonly folded: number;
  /** Findings of each check. */
  readonly findings: number;
  /** Characters of each output that is shown; 0 shows none. */
  readonly output: number;
  /** Reasons and warnings of the whole run. */
  readonly remarks: number;
}

const ALL = Number.POSITIVE_INFINITY;

const EVERYTHING: Form = {
  regressions: ALL,
  short: ALL,
  rows: ALL,
  notes: ALL,
  folded: ALL,
  findings: ALL,
  output: ALL,
  remarks: ALL,
};
const REGRESSIONS: Form = { ...EVERYTHING, rows: 0, notes: 0, folded: 0, findings: 0, output: 0, remarks: 0 };

/** FORMS are the forms, fullest first; docs/report.md explains each. */
export const FORMS: readonly Form[] = [
  { ...EVERYTHING, output: 10_000 },
  { ...EVERYTHING, findings: 200, output: 1000, remarks: 50 },
  { ...EVERYTHING, notes: 50, folded: 0, findings: 50, output: 1000, remarks: 20 },
  { ...EVERYTHING, rows: 100, notes: 20, folded: 0, findings: 20, output: 0, remarks: 10 },
  { ...REGRESSIONS, regressions: 150, rows: 30, notes: 10, findings: 10, remarks: 5 },
  { ...REGRESSIONS, regressions: 50, rows: 5, notes: 5, findings: 5, remarks: 5 },
  { ...REGRESSIONS, regressions: 10, findings: 3 },
  { ...REGRESSIONS, regressions: 10, short: 300, findings: 3 },
  { ...REGRESSIONS, regressions: 10, short: 0, findings: 3 },
  { ...REGRESSIONS, regressions: 0, short: 0 },
];

/** MIN_BUDGET is what the last form never exceeds, in bytes. */
export const MIN_BUDGET = 16_384;

/** moreLine says what a form left out; "" when it left out nothing. */
export function moreLine(total: number, shown: number): string {
  return total <= shown ? "" : `… and ${total - shown} more, in \`report.json\`.`;
}
