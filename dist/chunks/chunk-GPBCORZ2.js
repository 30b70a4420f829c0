import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/cli/init/templates.ts
var PULL_REQUEST_FORMS = [
  "pull-request",
  "pull-request-from-forks",
  "pull-request-stages"
];
var TEMPLATES = [
  { name: "pull-request", title: "checks, benchmarks and comment in one job", needs: [] },
  {
    name: "pull-request-from-forks",
    title: "the same for strangers, with the comment in a workflow of its own",
    needs: ["report"]
  },
  {
    name: "pull-request-stages",
    title: "three jobs, compared with what main stored: faster, a weaker claim",
    needs: []
  },
  { name: "report", title: "the comment on what pull-request-from-forks measured", needs: [] },
  { name: "main", title: "pushes to main: checks, benchmarks, and the history", needs: [] },
  {
    name: "timezones",
    title: "the tests in the time zones of your teams, and when clocks change",
    needs: []
  },
  { name: "release", title: "main against the last version, for drift in small steps", needs: [] },
  { name: "regions", title: "main on several machines, for the history of each", needs: [] },
  { name: "page", title: "the history as a page on GitHub Pages, after each push to main", needs: ["main"] },
  { name: "merge-queue", title: "the required check of a merge queue", needs: [] }
];
var USUAL_TEMPLATES = ["pull-request", "main"];
var EXTRA_TEMPLATES = TEMPLATES.filter(
  ({ name }) => name !== "report" && !PULL_REQUEST_FORMS.some((form) => form === name)
);
function isTemplate(name) {
  return TEMPLATES.some((template) => template.name === name);
}
function withNeeds(chosen) {
  const wanted = new Set(chosen);
  for (const { name, needs } of TEMPLATES) if (wanted.has(name)) for (const need of needs) wanted.add(need);
  return TEMPLATES.map(({ name }) => name).filter((name) => wanted.has(name));
}
function fileOf(name) {
  return `.github/workflows/go-steady-${name}.yml`;
}

export {
  PULL_REQUEST_FORMS,
  TEMPLATES,
  USUAL_TEMPLATES,
  EXTRA_TEMPLATES,
  isTemplate,
  withNeeds,
  fileOf
};
