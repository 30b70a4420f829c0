// A badge: the state of a branch in two or three words, as SVG for a README.

import { escapeXml } from "../model/escape-xml.ts";
import { cutText, visibleLine } from "../model/visible.ts";
import type { PageBranch } from "./format/index-file.ts";
import { isSilent } from "./format/silence.ts";

type BadgeColour = "grey" | "blue" | "orange";

export interface Badge {
  readonly words: string;
  readonly colour: BadgeColour;
}

/**
 * badgeOf takes a branch of the index, undefined for one that is not there, and when the page is made, in
 * milliseconds since 1970.
 */
export function badgeOf(branch: Pick<PageBranch, "series"> | undefined, now: number): Badge {
  const series = branch?.series ?? [];
  if (series.length === 0) return { words: "no data", colour: "grey" };
  const worse = series.reduce((sum, each) => sum + each.worse, 0);
  if (worse > 0) return { words: `${worse} slower`, colour: "orange" };
  const heard = series.filter(({ time }) => !isSilent(time, now));
  if (heard.length === 0) return { words: "silent", colour: "grey" };
  if (heard.some(({ outcome }) => outcome === "failed")) return { words: "failed", colour: "orange" };
  return steadyIn(heard.filter(({ outcome }) => outcome === "passed").length, series.length);
}

/** Blue is for all regions alone. */
function steadyIn(regions: number, of: number): Badge {
  if (regions === 0) return { words: "not measured", colour: "grey" };
  if (regions < of) return { words: `steady in ${regions} of ${of} regions`, colour: "grey" };
  return { words: "steady", colour: "blue" };
}

/** White on each has a contrast of 4.5 at least; told apart without red and green. */
const COLOURS: Readonly<Record<BadgeColour, string>> = {
  grey: "#5c6470",
  blue: "#005ab5",
  orange: "#a84300",
};
const MAX_LABEL = 40;
/** Of a sans-serif of 11 pixels, on the wide side. */
const CHAR_WIDTH = 7;
const PADDING = 10;

/** badgeSvg has no script, no link and nothing from elsewhere. */
export function badgeSvg(branch: string, { words, colour }: Badge): string {
  const label = `go-steady${branch === "" ? "" : ` ${cutText(visibleLine(branch), MAX_LABEL)}`}`;
  const [left, right] = [label, words].map((text) => text.length * CHAR_WIDTH + PADDING);
  const [a = 0, b = 0] = [left, right];
  const title = escapeXml(`${label}: ${words}`);
  const text = (x: number, content: string) =>
    `<text x="${x / 2}" y="14" text-anchor="middle">${escapeXml(content)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${a + b}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${a + b}" height="20" rx="3" fill="#333"/>
<path d="M${a} 0h${b - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h${3 - b}z" fill="${COLOURS[colour]}"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
${text(a, label)}
${text(2 * a + b, words)}
</g>
</svg>
`;
}

/** badgeFile is a name that any file system and address takes: of others a part with a hash. */
export function badgeFile(branch: string, hashOf: (text: string) => string): string {
  const plain = /^[a-z0-9][a-z0-9_-]{0,59}$/.test(branch);
  const part = branch
    .replaceAll(/[^A-Za-z0-9_-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
  return plain ? `badge-${branch}.svg` : `badge-${part === "" ? "" : `${part}-`}${hashOf(branch)}.svg`;
}
