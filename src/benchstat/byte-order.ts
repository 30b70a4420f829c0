// The order of texts by their UTF-8 bytes, which is the order of their code points.

/** compareBytes is negative, zero or positive, as for Array.prototype.sort. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === length) return a.length - b.length;
  return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
}

// UTF-16 puts surrogates (code points from U+10000) before U+E000–U+FFFF; bytes put them after.
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
