// Keys that count anywhere on the page, unless somebody is typing.

import type { Context, Part } from "./context.ts";
import { PAGES } from "./state/view.ts";

export interface KeyUsers {
  readonly page: Context;
  readonly help: HTMLDialogElement;
  readonly part: () => Part | undefined;
}

export function listenToKeys(users: KeyUsers): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (users.help.open || isTyping(event.target)) return;
    if (takes(users, event)) event.preventDefault();
  });
}

function takes({ page, help, part }: KeyUsers, event: KeyboardEvent): boolean {
  const name = PAGES[Number(event.key) - 1];
  if (event.key === "?") help.showModal();
  else if (name !== undefined) page.go({ page: name }, "new");
  else return part()?.onKey(event) ?? false;
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, select, textarea");
}
