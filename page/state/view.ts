// What the page shows, as one value. All of it is in the address, so a view is a link.

export const PAGES = ["overview", "grid", "trend", "compare"] as const;
export const SORTS = ["event", "flaky", "name"] as const;
export const WIDTHS = ["tiny", "narrow", "normal", "numbers"] as const;
export const TOGETHER = ["side", "worst"] as const;
export const VALUES = ["relative", "absolute"] as const;
export const THEMES = ["auto", "light", "dark"] as const;

export type PageName = (typeof PAGES)[number];
export type Sort = (typeof SORTS)[number];
export type Width = (typeof WIDTHS)[number];

export interface View {
  readonly page: PageName;
  /** Empty: the first branch of the index. */
  readonly branches: readonly string[];
  /** Empty: all regions. */
  readonly regions: readonly string[];
  /** Several regions: columns beside each other, or one whose cells have the worst of them. */
  readonly together: (typeof TOGETHER)[number];
  /** A regular expression; rows whose label it matches. Empty: all. */
  readonly filter: string;
  readonly pkg: string;
  readonly unit: string;
  /** Rows that were in one of these states in one of the loaded commits: names of class groups. */
  readonly states: readonly string[];
  readonly sort: Sort;
  /** Under a heading for each package. */
  readonly grouped: boolean;
  readonly width: Width;
  /** Key of the selected row; "" for none. */
  readonly row: string;
  /** Hash of the selected commit; "" for none. */
  readonly commit: string;
  /** Region of the selected column; "" where the column has several. */
  readonly region: string;
  /** Hashes of the columns that are compared: at most two, the older one first. */
  readonly picked: readonly string[];
  /** Keys of the rows in the trend. */
  readonly benchmarks: readonly string[];
  /**
   * What the trend is relative to: a hash, or "" for the newest release, else the first commit of the line.
   */
  readonly base: string;
  readonly values: (typeof VALUES)[number];
  /** Hashes of the first and last commit of the trend; "" for the ends of the line. */
  readonly from: string;
  readonly to: string;
  /** IANA name of the zone beside UTC; "" for the reader's own. */
  readonly zone: string;
  readonly theme: (typeof THEMES)[number];
}

export const FIRST_VIEW: View = {
  page: "overview",
  branches: [],
  regions: [],
  together: "worst",
  filter: "",
  pkg: "",
  unit: "",
  states: [],
  sort: "event",
  grouped: false,
  width: "normal",
  row: "",
  commit: "",
  region: "",
  picked: [],
  benchmarks: [],
  base: "",
  values: "relative",
  from: "",
  to: "",
  zone: "",
  theme: "auto",
};
