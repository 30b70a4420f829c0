// Markdown as GitHub reads it: rendered by a parser of GitHub's dialect, then taken apart into tags and texts.

import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** Piece is a tag, or a text with the tags around it. */
export type Piece =
  | { readonly kind: "tag"; readonly name: string; readonly html: string }
  | { readonly kind: "text"; readonly text: string; readonly inCode: boolean };

/** htmlOf renders Markdown; raw HTML goes through, so that whatever got through an escape is seen. */
export function htmlOf(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** piecesOf takes HTML apart. */
export function piecesOf(html: string): readonly Piece[] {
  let depth = 0;
  return html
    .split(/(<!--.*?-->|<[^>]*>)/su)
    .filter((part) => part !== "" && !part.startsWith("<!--"))
    .map((part): Piece => {
      if (!part.startsWith("<")) return { kind: "text", text: decoded(part), inCode: depth > 0 };
      const name = /^<(\/?[a-z0-9]*)/i.exec(part)?.[1] ?? "?";
      if (name === "code") depth += 1;
      if (name === "/code") depth -= 1;
      return { kind: "tag", name, html: part };
    });
}

/** textOf is what a person sees of HTML. */
export function textOf(html: string): string {
  return piecesOf(html)
    .map((piece) => (piece.kind === "text" ? piece.text : ""))
    .join("");
}

function decoded(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
