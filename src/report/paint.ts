// Colours of a terminal. A word says everything that a colour says.

export type Color = "red" | "green" | "yellow" | "dim" | "bold";

/** Paint colours a text; the texts that it is given hold no escape codes. */
export type Paint = (text: string, ...colors: readonly Color[]) => string;

const CODES: Readonly<Record<Color, number>> = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 };

export function paintWith(color: boolean): Paint {
  if (!color) return (text) => text;
  return (text, ...colors) =>
    colors.length === 0 ? text : `\u001b[${colors.map((c) => CODES[c]).join(";")}m${text}\u001b[0m`;
}
