// The colours of the style sheet for the canvas. Read again when the theme changes.

import type { SignColour } from "../state/cell-signs.ts";

export interface Palette {
  readonly paper: string;
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly focus: string;
  readonly of: (colour: SignColour) => { readonly fill: string | CanvasPattern; readonly ink: string };
}

export function readPalette(context: CanvasRenderingContext2D): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const hatch = hatched(context, colour("paper"), colour("hatch"));
  const known = new Map<SignColour, { readonly fill: string | CanvasPattern; readonly ink: string }>();
  const read = (name: SignColour) =>
    name === "nodata"
      ? { fill: hatch, ink: colour("quiet") }
      : { fill: colour(name), ink: colour(`${name}-ink`) };
  return {
    paper: colour("paper"),
    ground: colour("ground"),
    ink: colour("ink"),
    quiet: colour("quiet"),
    rule: colour("rule"),
    focus: colour("focus"),
    of: (name) => {
      const found = known.get(name) ?? read(name);
      known.set(name, found);
      return found;
    },
  };
}

const HATCH = 6;

/** Thin lines on paper: what has no data looks like nothing else. */
function hatched(context: CanvasRenderingContext2D, paper: string, line: string): string | CanvasPattern {
  const tile = document.createElement("canvas");
  tile.width = tile.height = HATCH;
  const draw = tile.getContext("2d");
  if (draw === null) return line;
  draw.fillStyle = paper;
  draw.fillRect(0, 0, HATCH, HATCH);
  draw.strokeStyle = line;
  draw.beginPath();
  for (const shift of [-HATCH, 0, HATCH]) {
    draw.moveTo(shift, HATCH);
    draw.lineTo(shift + HATCH, 0);
  }
  draw.stroke();
  return context.createPattern(tile, "repeat") ?? line;
}
