// Texts in XML.

import { visibleLine } from "./visible.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/**
 * escapeXml is one line for an element or an attribute. U+FFFE and U+FFFF are no characters, and no XML has
 * them: https://www.w3.org/TR/xml/#charsets
 */
export function escapeXml(text: string): string {
  const shown = visibleLine(text).replaceAll(/[\ufffe\uffff]/g, "�");
  return shown.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
