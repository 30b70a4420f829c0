// One input of the action, or flag of the command line: its text, checked and turned into a value.

interface Option<T> {
  /** Raw value where none is given; "" lets the program decide. "true" and "false" make a flag a switch. */
  readonly fallback: string;
  /** What it does, in Markdown. */
  readonly about: string;
  /** How it is written, in Markdown. */
  readonly form: string;
  /** A value that is not the fallback. */
  readonly example: string;
  /** Only an input of the action. Absent: a flag, too. */
  readonly noFlag?: true;
  /** `text` has no white space around it, and is "" only where the fallback is. */
  readonly read: OptionReader<T>;
}

export type OptionForm = Omit<Option<unknown>, "read">;

type OptionReader<T> = (text: string) => T | Refused | Promise<T | Refused>;

export class Refused {
  /** Completes "… is not": `true or false`. */
  readonly rule: string;

  constructor(rule: string) {
    this.rule = rule;
  }
}

export function decodedBy<T>(
  decode: (text: string) => T | undefined,
  rule: string,
): (text: string) => T | Refused {
  return (text) => decode(text) ?? new Refused(rule);
}

/** optional reads "" as undefined. */
export function optional<T>(read: (text: string) => T | Refused): (text: string) => T | undefined | Refused {
  return (text) => (text === "" ? undefined : read(text));
}

export function anyText(text: string): string {
  return text;
}

/** Options by their names in action.yml. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** OptionTexts are as a person wrote them; absent or blank takes the fallback. */
export type OptionTexts<Table extends OptionTable> = { readonly [Name in keyof Table]?: string };

/** OptionValues have the names that TypeScript needs: `max-count` is maxCount. */
export type OptionValues<Table extends OptionTable> = {
  readonly [Name in keyof Table & string as FieldName<Name>]: Exclude<
    Awaited<ReturnType<Table[Name]["read"]>>,
    Refused
  >;
};

type FieldName<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<FieldName<Rest>>}`
  : Name;

/** `problems` has a line for each text that is refused. */
type TableResult<Table extends OptionTable> =
  | { readonly kind: "values"; readonly values: OptionValues<Table> }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

export async function readTable<Table extends OptionTable>(
  table: Table,
  raw: OptionTexts<Table>,
): Promise<TableResult<Table>> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { fallback, read }] of Object.entries(table)) {
    const text = raw[name]?.trim() || fallback;
    const value = await read(text);
    if (value instanceof Refused) problems.push(`${name}: ${JSON.stringify(text)} is not ${value.rule}`);
    else values[fieldName(name)] = value;
  }
  return problems.length > 0
    ? { kind: "refused", problems }
    : { kind: "values", values: values as OptionValues<Table> };
}

function fieldName(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function isSwitch({ fallback }: Pick<OptionForm, "fallback">): boolean {
  return fallback === "true" || fallback === "false";
}
