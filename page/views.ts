// The view in the address: read from it, and written to it.

import type { View } from "./state/view.ts";
import { type ReadView, readView, writeView } from "./state/view-address.ts";

export interface Views {
  readonly view: () => View;
  readonly go: (change: Partial<View>, step: "new" | "same") => void;
  readonly addressOf: (change: Partial<View>) => string;
}

/** Browsers refuse an address that is written too often. */
const PAUSE_MS = 250;

/** openViews calls `onChange` for every other view, and once at the beginning with what the address says. */
export function openViews(onChange: (read: ReadView) => void): Views {
  let read = readView(location.hash);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    history.replaceState(null, "", writeView(read.view));
  };
  const go: Views["go"] = (change, step) => {
    if (timer !== undefined) write();
    read = { view: { ...read.view, ...change }, doubts: [] };
    if (step === "new") history.pushState(null, "", writeView(read.view));
    else timer ??= setTimeout(write, PAUSE_MS);
    onChange(read);
  };
  const follow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    read = readView(location.hash);
    onChange(read);
  };
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  queueMicrotask(() => onChange(read));
  return { view: () => read.view, go, addressOf: (change) => writeView({ ...read.view, ...change }) };
}
