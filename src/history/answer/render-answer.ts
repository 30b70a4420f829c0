import stringWidth from "string-width";
import { visibleLine } from "../../model/visible.ts";
import { escapeCode, escapeProse } from "../../report/escape.ts";
import { alignRows, joinCells } from "../../report/text-table.ts";
import type { Answer, AnswerTable } from "./answer.ts";

export const FORMATS = ["text", "json", "markdown"] as const;
export type Format = (typeof FORMATS)[number];

/** `width`: columns of the terminal; infinite where there is none. */
export function renderAnswer(answer: Answer, format: Format, width: number): string {
  if (format === "json") return `${JSON.stringify(answer.json, null, 2)}\n`;
  return format === "text" ? textOf(answer, width) : markdownOf(answer);
}

function textOf({ headline, tables, notes }: Answer, width: number): string {
  const blocks = [
    wrapped(visibleLine(headline), width),
    ...tables.map((table) => tableText(table, width)),
    notes.flatMap((note) => wrapped(`note: ${visibleLine(note)}`, width)),
  ];
  return joined(blocks);
}

/** Blocks with an empty line between them; those without lines are left out. */
function joined(blocks: readonly (readonly string[])[]): string {
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Lines that follow the first one of a text are indented; a word that is wider than a line stays whole. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `  ${word}`);
  }
  return lines;
}

function tableText({ title, columns, rows, flexible }: AnswerTable, width: number): readonly string[] {
  const cells = [columns.map((column) => column.title), ...rows.map((row) => row.map(visibleLine))];
  const aligned = alignRows(
    cells,
    columns.map(({ align }) => align),
    { width, flexible },
  );
  return [...(title === "" ? [] : [visibleLine(title)]), ...aligned.map(joinCells)];
}

function markdownOf({ headline, tables, notes }: Answer): string {
  const blocks = [
    [escapeProse(headline)],
    ...tables.flatMap(tableMarkdown),
    notes.map((note) => `- ${escapeProse(note)}`),
  ];
  return joined(blocks);
}

/** The title and the table, each a block of its own. */
function tableMarkdown({ title, columns, rows }: AnswerTable): readonly (readonly string[])[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = `|${columns.map(({ align }) => (align === "left" ? "---|" : "--:|")).join("")}`;
  const shown = (cell: string, i: number) =>
    cell === "" || columns[i]?.isOurs === true ? cell : escapeCode(cell, "cell");
  const body = rows.map((row) => line(row.map(shown)));
  return [
    ...(title === "" ? [] : [[`### ${escapeCode(title)}`]]),
    [line(columns.map((column) => column.title)), rule, ...body],
  ];
}
