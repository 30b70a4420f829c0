// What is under the mouse, beside it.

import { element } from "../dom.ts";

export interface Tip {
  readonly root: HTMLElement;
  readonly show: (at: { readonly clientX: number; readonly clientY: number }, text: string) => void;
  readonly hide: () => void;
}

const AWAY = 14;

export function makeTip(): Tip {
  const root = element("div", { class: "tip", "aria-hidden": "true", hidden: "" });
  return {
    root,
    show: ({ clientX, clientY }, text) => {
      root.textContent = text;
      root.hidden = false;
      const { width, height } = root.getBoundingClientRect();
      const left = clientX + AWAY + width > innerWidth ? clientX - AWAY - width : clientX + AWAY;
      const top = clientY + AWAY + height > innerHeight ? clientY - AWAY - height : clientY + AWAY;
      root.style.left = `${Math.max(0, left)}px`;
      root.style.top = `${Math.max(0, top)}px`;
    },
    hide: () => {
      root.hidden = true;
    },
  };
}
