// The view in the address: read from it, and written to it.

import type { View } from "./state/view.ts";
import { type ReadView, readView, writeView } from "./state/view-address.ts";

export interface Views {
  readonly view: () => View;
  readonly go: (change: Partial<View>, step: "new" | "same") => void;
  readonly addressOf: (change: Partial<View>) => string;
}

/** Browsers refuse an address that is written too often: typing changes it many times a second. */
const PAUSE_MS = 250;

/** openViews calls `onChange` for every other view, and once at the beginning with what the address says. */
export function openViews(onChange: (read: ReadView) => void): Views {
  let read = readView(location.hash);
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isWritten = true;
  const write = (): void => {
    history.replaceState(null, "", writeView(read.view));
    isWritten = true;
  };
  /** What changes in a pause is written at its end. */
  const writeSoon = (): void => {
    isWritten = false;
    if (pause !== undefined) return;
    write();
    pause = setTimeout(() => {
      pause = undefined;
      if (!isWritten) writeSoon();
    }, PAUSE_MS);
  };
  const go: Views["go"] = (change, step) => {
    if (step === "new" && !isWritten) write(); // "back" leads to it
    read = { view: { ...read.view, ...change }, doubts: [] };
    if (step === "new") history.pushState(null, "", writeView(read.view));
    else writeSoon();
    onChange(read);
  };
  const follow = (): void => {
    isWritten = true; // the reader has gone elsewhere
    read = readView(location.hash);
    onChange(read);
  };
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  queueMicrotask(() => onChange(read));
  return { view: () => read.view, go, addressOf: (change) => writeView({ ...read.view, ...change }) };
}
