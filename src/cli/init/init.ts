// go-steady init: starter workflows into .github/workflows, asked for on a terminal or named by flags.

import { basename, dirname, join, relative, sep } from "node:path";
import { UsageError } from "../../model/errors.ts";
import { readText, writeText } from "../../ports/files/files.ts";
import { packageFolder } from "../../ports/files/folders.ts";
import { type Git, openGit } from "../../ports/git/git.ts";
import { type OwnInstallation, readInstallation } from "../../ports/installation.ts";
import { childEnvironment } from "../../ports/process/environment.ts";
import { onInterrupt } from "../../ports/process/interrupt.ts";
import { makeProcesses } from "../../ports/process/process.ts";
import type { Wizard } from "../../ports/wizard.ts";
import { decodeBranch } from "./choices.ts";
import { type Choices, fill, TEAM_ZONES } from "./fill.ts";
import { type InitFlags, readInitFlags } from "./flags.ts";
import { commitInLock } from "./npm-lock.ts";
import { type Planned, plan } from "./plan.ts";
import { askCommit, askMainBranch, askOverwrite, askTemplates, askZones } from "./questions.ts";
import { fileOf, type TemplateName, USUAL_TEMPLATES } from "./templates.ts";
import { whyNothing } from "./why-nothing.ts";

declare const VERSION: string;

/** init writes nothing before all questions are answered and all files are compared. */
export async function init(args: readonly string[]): Promise<number> {
  const given = readInitFlags(args);
  const wizard = await wizardFor(given);
  const processes = makeProcesses(onInterrupt());
  const env = childEnvironment(process.env);
  const git = await openGit(processes, env, process.cwd());
  const installation = await findInstallation(() => readInstallation(processes, env, packageFolder(".")));
  wizard?.begin("go-steady: starter workflows");
  const templates = given.templates ?? (wizard ? await askTemplates(wizard) : USUAL_TEMPLATES);
  const choices = await choose(given, { wizard, git, installation, templates });
  const files = await Promise.all(templates.map((name) => planOne(git.root, name, choices)));
  const writing = await agreed(files, given, wizard);
  for (const { path, text } of writing) await writeText(join(git.root, path), text);
  if (given.templates === undefined && wizard === undefined) process.stdout.write(USUAL);
  say(files, writing, wizard);
  await warnOfPlan(git, installation, choices);
  return 0;
}

/** Loaded only when it is needed; where it cannot ask, the flags have to say what is wanted. */
async function wizardFor({ templates, yes }: InitFlags): Promise<Wizard | undefined> {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (isTerminal && !yes) return (await import("../../ports/wizard.ts")).makeWizard();
  if (templates !== undefined || yes) return undefined;
  throw new UsageError(
    "this is no terminal, so that nothing can be asked",
    "name workflows: go-steady init --template pull-request,main (go-steady init --help lists them), or take the usual ones: --yes",
  );
}

const USUAL = `No workflow was named: the usual ones are ${USUAL_TEMPLATES.join(" and ")} (go-steady init --help lists all).\n`;

async function findInstallation(
  ask: () => Promise<OwnInstallation | undefined>,
): Promise<OwnInstallation | undefined> {
  const fromGit = await ask();
  if (fromGit !== undefined) return fromGit;
  const root = packageFolder(".");
  const lock = await readText(join(dirname(root), ".package-lock.json"));
  const commit = lock === undefined ? undefined : commitInLock(lock, basename(root));
  return commit === undefined ? undefined : { commit, tag: undefined, isPublished: true };
}

async function choose(
  given: InitFlags,
  {
    wizard,
    git,
    installation,
    templates,
  }: {
    readonly wizard: Wizard | undefined;
    readonly git: Git;
    readonly installation: OwnInstallation | undefined;
    readonly templates: readonly TemplateName[];
  },
): Promise<Choices> {
  const guess = await mainBranchOf(git);
  const needsBranch = templates.includes("main") || templates.includes("pull-request-stages");
  const needsZones = templates.includes("timezones");
  const mainBranch =
    given.mainBranch ?? (wizard && needsBranch ? await askMainBranch(wizard, guess) : decodeBranch(guess));
  const zones = given.zones ?? (wizard && needsZones ? await askZones(wizard) : TEAM_ZONES);
  const commit = given.commit ?? installation?.commit ?? (wizard ? await askCommit(wizard) : undefined);
  if (commit === undefined)
    throw new UsageError(
      "this installation does not know which commit of go-steady it is: it is no clone, and npm did not get it from git",
      "give the full hash that the workflows are to use: --commit",
    );
  const isOwn = commit === installation?.commit;
  return { commit, version: (isOwn && installation?.tag) || `${VERSION}, no release`, mainBranch, zones };
}

/** What origin says, else the usual name that is there. */
async function mainBranchOf(git: Git): Promise<string> {
  const said = (await git.defaultBranch())?.replace(/^origin\//, "");
  if (said !== undefined) return said;
  const isMaster = (await git.resolve("main")) === undefined && (await git.resolve("master")) !== undefined;
  return isMaster ? "master" : "main";
}

async function planOne(root: string, name: TemplateName, choices: Choices): Promise<Planned> {
  const template = await readText(join(packageFolder("templates"), `${name}.yml`));
  if (template === undefined) throw new Error(`templates/${name}.yml is missing from this installation`);
  const path = fileOf(name);
  return plan(path, fill(template, choices), await readText(join(root, path)));
}

/** The files to write: new ones, and those that may be overwritten. */
async function agreed(
  files: readonly Planned[],
  { yes }: InitFlags,
  wizard: Wizard | undefined,
): Promise<readonly Planned[]> {
  const differing = files.filter((file) => file.kind === "differs");
  if (wizard === undefined && !yes && differing.length > 0) {
    process.stdout.write(differing.map(({ diff }) => diff).join("\n"));
    throw new UsageError(
      `${differing.map(({ path }) => path).join(" and ")} would be changed as shown, and nothing was written`,
      "--yes overwrites; or name only the workflows that are new",
    );
  }
  const overwritten = new Set<string>();
  for (const file of differing) {
    if (yes || (wizard !== undefined && (await askOverwrite(wizard, file)))) overwritten.add(file.path);
  }
  return files.filter(({ kind, path }) => kind === "new" || overwritten.has(path));
}

function say(files: readonly Planned[], writing: readonly Planned[], wizard: Wizard | undefined): void {
  const what = (file: Planned): string => {
    if (file.kind === "same") return `${file.path}  is there already`;
    if (!writing.includes(file)) return `${file.path}  kept as it was`;
    return file.kind === "new" ? `${file.path}  written` : `${file.path}  overwritten\n${file.diff}`;
  };
  const text = files.map(what).join("\n");
  const next = "Next: read them, commit them and push.";
  if (wizard === undefined) process.stdout.write(`${text}\n${next}\n`);
  else {
    wizard.show("Workflows", text);
    wizard.end(next);
  }
}

/** What may keep the workflows from working. */
async function warnOfPlan(
  git: Git,
  installation: OwnInstallation | undefined,
  { commit }: Choices,
): Promise<void> {
  if (commit === installation?.commit && !installation.isPublished)
    process.stderr.write(
      `warning: no branch of a remote has the commit ${commit} of go-steady, as far as this clone knows; GitHub has to have it\n`,
    );
  const tracked = await git.trackedFiles(git.root, ["**/go.mod", "**/go.work", "**/*.go"]);
  const nothing = whyNothing(tracked.map((path) => relative(git.root, path).split(sep).join("/")));
  if (nothing !== undefined) process.stderr.write(`warning: ${nothing}\n`);
}
