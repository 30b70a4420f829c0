// What moved at one commit in several regions is one event for people.

import type { OpenEvent } from "../../src/page/format/index-file.ts";

/** groupOpen keeps the order of the first of each group. */
export function groupOpen(open: readonly OpenEvent[]): readonly (readonly [OpenEvent, ...OpenEvent[]])[] {
  const groups = new Map<string, [OpenEvent, ...OpenEvent[]]>();
  for (const each of open) {
    const { branch, row, worse } = each.event;
    const key = JSON.stringify([branch, row, each.sha, worse]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}
