// Errors in a filter or a projection, with a mark under the place.

/** QuerySyntaxError is thrown by the parsers of filters and projections. */
export class QuerySyntaxError extends Error {
  override readonly name = "QuerySyntaxError" as const;
  /** What was parsed. */
  readonly query: string;
  /** Where, in UTF-16 units from the start of the query. */
  readonly offset: number;

  constructor(reason: string, query: string, offset: number) {
    super(reason);
    this.query = query;
    this.offset = offset;
  }

  /** The reason, the query and a caret below the offset, on three lines. */
  get marked(): string {
    // Marks of combining characters and the like count as benchstat counts them: one blank for each graphic
    // code point.
    const blanks = this.query.slice(0, this.offset).match(/[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/gu)?.length ?? 0;
    return `syntax error: ${this.message}\n\t${this.query}\n\t${" ".repeat(blanks)}^`;
  }
}
