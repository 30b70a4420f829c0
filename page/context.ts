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
  /** Shows all again in the next frame, as the view and what the parts have in mind are then. */
  readonly again: () => void;
  /** The zone beside UTC. */
  readonly zone: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Part is one page of the page: its elements, and how they follow the view and the data. */
export interface Part {
  readonly root: HTMLElement;
  readonly update: () => void;
  /** True while it shows something in part, and will ask for the rest. */
  readonly isWaiting?: () => boolean;
  /** Keys that no field has taken; true where it has taken it. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly close: () => void;
}
