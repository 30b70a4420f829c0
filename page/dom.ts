// Elements, made by functions. What is shown is text, never markup: names come from the code under test.

type Child = Node | string;

export interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly [name: string]: string | undefined;
}

/** element makes one; attributes that are undefined are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** button does something; its title says what, and its keys. */
export function button(label: string, does: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", does);
  return made;
}

/** linkTo leads out of the page, or to a view of it; a text alone where there is no address. */
export function linkTo(address: string, label: string, attributes: Attributes = {}): Node {
  return address === ""
    ? document.createTextNode(label)
    : element("a", { href: address, ...attributes }, label);
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

let fields = 0;

/** field is a control below its label. */
export function field(label: string, control: HTMLElement, ...beside: readonly Node[]): HTMLElement {
  control.id = `field-${fields++}`;
  return element("div", { class: "field" }, element("label", { for: control.id }, label), control, ...beside);
}

export interface Select {
  readonly root: HTMLElement;
  /** Leaves the list alone where nothing has changed, so that it stays open. */
  readonly update: (choices: readonly Choice[], chosen: string) => void;
}

/** select is a labelled list to choose one from. */
export function select(label: string, does: (value: string) => void): Select {
  const list = element("select", {});
  list.addEventListener("change", () => does(list.value));
  let last: readonly Choice[] = [];
  return {
    root: field(label, list),
    update: (choices, chosen) => {
      if (!areSame(choices, last))
        list.replaceChildren(...choices.map(({ value, label: text }) => element("option", { value }, text)));
      last = choices;
      if (list.value !== chosen) list.value = chosen;
    },
  };
}

function areSame(some: readonly Choice[], others: readonly Choice[]): boolean {
  if (some === others) return true;
  return (
    some.length === others.length &&
    some.every(({ value, label }, i) => value === others[i]?.value && label === others[i]?.label)
  );
}

export interface Toggle {
  readonly root: HTMLElement;
  readonly update: (isOn: boolean) => void;
}

/** toggle is a labelled box to tick. */
export function toggle(label: string, does: (isOn: boolean) => void): Toggle {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => does(box.checked));
  return {
    root: element("label", { class: "field check" }, box, element("span", {}, label)),
    update: (isOn) => {
      box.checked = isOn;
    },
  };
}

/** table has a caption, a heading for each column, and cells that are texts or elements. */
export function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly Child[])[],
  attributes: Attributes = {},
): HTMLTableElement {
  const head = element("tr", {}, ...headings.map((heading) => element("th", { scope: "col" }, heading)));
  const body = rows.map((cells) =>
    element(
      "tr",
      {},
      ...cells.map((cell, i) => element(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}, cell)),
    ),
  );
  return element(
    "table",
    attributes,
    element("caption", {}, caption),
    element("thead", {}, head),
    element("tbody", {}, ...body),
  );
}

/** scrolled is for tables that may be wider than the screen; it can be scrolled with keys. */
export function scrolled(content: HTMLElement, label: string): HTMLElement {
  return element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, content);
}

/** saveAs lets the reader keep a text as a file. */
export function saveAs(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
