// What every part of the page is given: the history, the view, and how to change it.

import type { Store } from "./data/store.ts";
import type { NamedRow } from "./state/row-names.ts";
import type { View } from "./state/view.ts";

export interface Context {
  readonly store: Store;
  readonly view: () => View;
  /**
   * Shows another view. `new` is a step that the browser's "back" takes back; `same` only keeps the address
   * right.
   */
  readonly go: (change: Partial<View>, step: "new" | "same") => void;
  /** The address of a view, for links. */
  readonly addressOf: (change: Partial<View>) => string;
  /** Rows with their names; undefined while they are not there. */
  readonly rows: () => readonly NamedRow[] | undefined;
  /** The zone beside UTC. */
  readonly zone: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Part is one page of the page: its elements, and how they follow the view and the data. */
export interface Part {
  readonly root: HTMLElement;
  readonly update: () => void;
  /** Keys that no field has taken; true where it has taken it. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly close: () => void;
}
