// Errors in a filter or a projection, with a mark under the place.

export class QuerySyntaxError extends Error {
  override readonly name = "QuerySyntaxError" as const;
  readonly query: string;
  /** Place of the error in UTF-16 units from the start of the query. */
  readonly offset: number;

  constructor(reason: string, query: string, offset: number) {
    super(reason);
    this.query = query;
    this.offset = offset;
  }

  /** The reason, the query and a caret below the offset, on three lines. */
  get marked(): string {
    // As in benchstat, one blank for each graphic code point, combining characters included.
    const blanks = this.query.slice(0, this.offset).match(/[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/gu)?.length ?? 0;
    return `syntax error: ${this.message}\n\t${this.query}\n\t${" ".repeat(blanks)}^`;
  }
}
