import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  TEMPLATES
} from "./chunk-GPBCORZ2.js";
import {
  optionLines
} from "./chunk-3J5WFFSJ.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-24M4FNCI.js";
import "./chunk-ZNTIR3PH.js";

// src/cli/help.ts
var GENERAL = `go-steady: Go CI that can tell a slowdown from a noisy runner

  go-steady run [packages]      checks, then the benchmarks of HEAD (or the dirty work tree) against the main branch
  go-steady reach [packages]    which benchmarks the change can touch at all, without measuring
  go-steady compare BASE HEAD   two files of Go benchmark text, the same verdicts
  go-steady publish             a run's report becomes a part of the history
  go-steady stat FILE...        what benchstat prints
  go-steady history VERB        what is known of a branch over time: list, show, events, tests, diff, next, export, import
  go-steady page                the history as a page of static files, or as one file
  go-steady demo                a pull request that is slower in one place, and how it is caught
  go-steady init                starter workflows into .github/workflows
  go-steady --version

go-steady COMMAND --help lists the flags of a command.
Exit codes: 0 passed, 1 the gate failed, 2 wrong use, 3 could not measure.
`;
var RUN = `go-steady run [flags] [packages]

  --base REF        revision to compare with (default: the merge base with the main branch)
  --head REF        revision to judge (default: the checkout, with its uncommitted changes)
  --no-checks       benchmarks alone
  --json FILE       write the report as JSON
  --markdown FILE   write the report as Markdown
  --all             list unchanged and identical benchmarks, too
  --verbose         log each program that is run, and why things are built, measured and looked at again (docs/debugging.md)

The inputs of the action are flags, with their defaults (docs/options.md):
${optionLines()}
`;
var REACH = `go-steady reach [flags] [packages]

Names the benchmarks that a change can touch, the way from each to the changed code, and the changed functions that no benchmark reaches.
Nothing is measured (docs/reach.md).

  --base REF        revision to compare with (default: the merge base with the main branch)
  --head REF        revision to judge (default: the checkout, with its uncommitted changes)
  --bench RE        only benchmarks that this regular expression of go test -bench can match
  --format FORMAT   text (default), json, or bench: a regular expression for go test -bench, of what is reached or new
  --json            the same as --format json
  --json FILE.json  write the JSON into this file, too
  --verbose         log each program that is run

  --build-flags, --go-version, --go-version-file, --prepare and --working-directory are those of go-steady run.
`;
var PUBLISH = `go-steady publish --report FILE --history WHERE [flags]

Adds what a run measured to a history, from which go-steady history reads (docs/history.md). A run that is there already
is not added twice, and nothing that is there is changed.

  --report FILE     what go-steady run --json FILE wrote
  --history WHERE   branch (go-steady-history), branch:NAME, or folder:DIR
  --remote REMOTE   repository of the branch: a name of a remote, or an address (default: origin)
  --branch NAME     branch that was measured (default: the one that is checked out)
  --region NAME     where it was measured (default: what the report says)
  --run ID          run of the CI system, which tells runs apart
  --job NAME        job of it
  --pack            put entries that are older than two days together: files stay few
  --verbose         log each program that is run
`;
var COMPARE = `go-steady compare [flags] BASE HEAD

  --format text|markdown|json   default text; json is the schema of docs/report.md
  --threshold 5%                smallest change that matters
  --alpha 1%                    probability that two files without a difference fail
  --fail-on regression          "never", or a list: regression, missing, inconclusive
  --config FILE                 limits and waivers (default .go-steady.yml where there is one; docs/config.md)
  --all                         list unchanged benchmarks, too
`;
var HISTORY = `go-steady history VERB [flags]

  list                    the entries, the newest first
  show BENCHMARK          one benchmark, commit by commit, relative to the first, with its events
  events                  what got slower or faster for good, and what came back
  tests                   flaky tests, those that fail in one region or time zone alone, slower ones
  diff COMMIT COMMIT      how two commits differ, also where they were never compared directly
  next                    which comparison to make next
  export                  files for other programs: --format testgrid|benchfmt|junit|ndjson|csv|openmetrics --out DIR
  import FILE             data.js of github-action-benchmark, or a file or folder of Go benchmark text

  --history WHERE         branch, branch:NAME or folder:DIR (default branch: go-steady-history of the remote)
  --remote NAME           remote or address of the repository that has the branch (default origin)
  --branch NAME           entries of one branch of the code; for import the branch that they are of (main)
  --region NAME           entries of one region; for import the region that they are of
  --since T               entries from then on: 24h, 7d, 2026-11-28, 2026-11-28T01:00:00Z
  --format F              text, json or markdown; --json is short for json
  --config FILE           show, events, export to TestGrid: waivers that accept an event (.go-steady.yml where there is one)
  --unit UNIT             show, diff: one unit, such as sec/op
  --bucket NAME           export to TestGrid: the bucket that the folder logs is copied to (go-steady)
  --project NAME          export to TestGrid: begins all names
  --package PATH          import: package of benchmarks for which the file names none

docs/history.md has examples.
`;
var PAGE = `go-steady page --out DIR | --single-file FILE [flags]

Makes a page of the history (docs/page.md): for GitHub Pages, any web server, or one file that opens without one. A folder
that has a page gets what is new.

  --out DIR               folder of the page: of its own, or not there yet
  --single-file FILE      one HTML file with everything in it, at most 20 MB
  --history WHERE         branch, branch:NAME or folder:DIR (default branch: go-steady-history of the remote)
  --remote NAME           remote or address of the repository that has the branch (default origin)
  --branch NAME           one branch of the code alone (default: the 50 newest)
  --since T               runs from the first of that month on: 90d, 2026-11-28
  --config FILE           waivers that accept an event (.go-steady.yml where there is one)
  --repository URL        where links to commits, pull requests and runs lead (default: from the address of origin)
`;
var DEMO = `go-steady demo
go-steady demo --page [--out DIR]

Makes a small Go repository with a pull request that is slower in one place, runs the whole job on it, and exits with 0
when the slower benchmark was found and nothing else was blamed. Needs Go and git.

  --page     a made-up history of 120 commits in three regions instead, in seconds, and its page (docs/page.md)
  --out DIR  where the page is written (default: a new temporary folder, which stays)
`;
var INIT = `go-steady init [flags]

Writes starter workflows into .github/workflows of the repository around this folder. On a terminal it asks for what no
flag says. A file that is there and differs is shown as a diff, and only overwritten when that is wanted.

  --template LIST       ${TEMPLATES.map(({ name, title }) => `${name.padEnd(24)} ${title}`).join(`
${" ".repeat(24)}`)}
  --zones LIST          time zones of your teams, for timezones: Asia/Singapore,Europe/Berlin
  --main-branch NAME    for main and pull-request-stages (default: what origin calls its HEAD, else main)
  --commit HASH         commit of go-steady that the workflows use (default: the one of this installation, if git or npm
                        know it)
  --yes                 ask nothing: pull-request and main where no template is named; overwrite what differs
`;
var TEXTS = {
  run: RUN,
  reach: REACH,
  publish: PUBLISH,
  compare: COMPARE,
  history: HISTORY,
  page: PAGE,
  demo: DEMO,
  init: INIT
};
function helpFor(command) {
  return command !== void 0 && Object.hasOwn(TEXTS, command) ? TEXTS[command] ?? GENERAL : GENERAL;
}
export {
  helpFor
};
