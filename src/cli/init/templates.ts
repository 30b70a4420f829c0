// The starter workflows of templates/: what each is for, and which belong together.

/** TemplateName is also the name of a file of templates/. */
export type TemplateName = (typeof TEMPLATES)[number]["name"];

interface Template {
  readonly name: string;
  /** For a list to choose from. */
  readonly title: string;
  /** Other workflows that it does not work without. */
  readonly needs: readonly string[];
}

/** Three ways to do the same job: a repository has one of them. */
export const PULL_REQUEST_FORMS = [
  "pull-request",
  "pull-request-from-forks",
  "pull-request-stages",
] as const satisfies readonly TemplateName[];

/** TEMPLATES have the order in which they are offered. */
export const TEMPLATES = [
  { name: "pull-request", title: "checks, benchmarks and comment in one job", needs: [] },
  {
    name: "pull-request-from-forks",
    title: "the same for strangers, with the comment in a workflow of its own",
    needs: ["report"],
  },
  {
    name: "pull-request-stages",
    title: "three jobs, compared with what main stored: faster, a weaker claim",
    needs: [],
  },
  { name: "report", title: "the comment on what pull-request-from-forks measured", needs: [] },
  { name: "main", title: "pushes to main: checks, benchmarks, and the history", needs: [] },
  {
    name: "timezones",
    title: "the tests in the time zones of your teams, and when clocks change",
    needs: [],
  },
  { name: "release", title: "main against the last version, for drift in small steps", needs: [] },
  { name: "regions", title: "main on several machines, for the history of each", needs: [] },
  { name: "page", title: "the history as a page on GitHub Pages, after each push to main", needs: ["main"] },
  { name: "merge-queue", title: "the required check of a merge queue", needs: [] },
] as const satisfies readonly Template[];

/** USUAL_TEMPLATES are written where the user names none and is not asked. */
export const USUAL_TEMPLATES: readonly TemplateName[] = ["pull-request", "main"];

/** EXTRA_TEMPLATES are those that stand beside a form of pull request. */
export const EXTRA_TEMPLATES = TEMPLATES.filter(
  ({ name }) => name !== "report" && !PULL_REQUEST_FORMS.some((form) => form === name),
);

export function isTemplate(name: string): name is TemplateName {
  return TEMPLATES.some((template) => template.name === name);
}

/** withNeeds adds what the chosen ones do not work without, in the order of TEMPLATES. */
export function withNeeds(chosen: readonly TemplateName[]): readonly TemplateName[] {
  const wanted = new Set<string>(chosen);
  for (const { name, needs } of TEMPLATES) if (wanted.has(name)) for (const need of needs) wanted.add(need);
  return TEMPLATES.map(({ name }) => name).filter((name) => wanted.has(name));
}

/** fileOf has a prefix, since a repository may have a `release.yml` of its own. */
export function fileOf(name: TemplateName): string {
  return `.github/workflows/go-steady-${name}.yml`;
}
