// What is wrong, said at the top of the page: each thing once.

import { element } from "./dom.ts";

export interface Notes {
  readonly list: HTMLElement;
  /** Says it, unless it is said already. */
  readonly say: (text: string) => void;
  /** What is said of the address alone, in place of what was said of it before. */
  readonly sayOfAddress: (texts: readonly string[]) => void;
}

const MOST = 20;

export function makeNotes(): Notes {
  const list = element("ul", { class: "notes", "aria-live": "polite", "aria-label": "Notes" });
  const said = new Set<string>();
  let ofAddress: readonly HTMLElement[] = [];
  return {
    list,
    say: (text) => {
      if (said.has(text)) return;
      said.add(text);
      if (said.size <= MOST) list.append(element("li", {}, text));
      else if (said.size === MOST + 1)
        list.append(element("li", {}, "There is more that is wrong of this kind."));
    },
    sayOfAddress: (texts) => {
      for (const item of ofAddress) item.remove();
      ofAddress = texts.map((text) => element("li", {}, text));
      list.append(...ofAddress);
    },
  };
}
