// The two commits that are compared: the head, and the base that the user, the event or the history names.

import { shortCommit } from "../model/commit-hash.ts";
import { UnmeasurableError } from "../model/errors.ts";
import type { Event } from "../model/event.ts";
import type { Git } from "../ports/git/git.ts";

export interface Sides {
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    /** Files of the checkout that differ from the commit and are judged with it; [] for a clean one. */
    readonly changed: readonly string[];
  };
  readonly base: Base;
}

/** Base is the commit to compare with, or why there is none; the head is checked in both cases. */
type Base =
  | { readonly kind: "known"; readonly ref: string; readonly sha: string }
  /** There is none: the report says so, and the run does not fail for it. */
  | { readonly kind: "none"; readonly reason: string }
  /** There is one that cannot be fetched: nothing can be measured. */
  | { readonly kind: "lost"; readonly reason: string };

/** resolveSides deepens a shallow clone where needed. Throws UnmeasurableError for an unknown revision. */
export async function resolveSides(
  git: Git,
  want: {
    readonly baselineRef: string | undefined;
    readonly headRef: string | undefined;
    /** Why no base is wanted, where none is. */
    readonly noBase?: string | undefined;
  },
  event: Event,
): Promise<Sides> {
  const ref = want.headRef ?? "HEAD";
  const sha = await git.resolve(ref);
  if (sha === undefined && want.headRef === undefined)
    throw new UnmeasurableError(
      "the repository has no commit yet",
      "commit something first: there is nothing to compare with",
    );
  const head = sha ?? (await fetchedOrThrow(git, "head", ref));
  const changed = want.headRef === undefined ? await git.changedInWorkTree() : [];
  const base =
    want.noBase !== undefined
      ? await none(want.noBase)
      : want.baselineRef === undefined
        ? await baseOfEvent(git, event, head)
        : await baseByName(git, want.baselineRef);
  return { head: { ref, sha: head, changed }, base };
}

async function baseByName(git: Git, ref: string): Promise<Base> {
  const sha = (await git.resolve(ref)) ?? (await git.resolve(`origin/${ref}`));
  return { kind: "known", ref, sha: sha ?? (await fetchedOrThrow(git, "base", ref)) };
}

function baseOfEvent(git: Git, event: Event, head: string): Promise<Base> {
  switch (event.kind) {
    case "pull_request":
      return baseOfPullRequest(git, event, head);
    case "merge_group":
      return orLost(() => commit(git, "the merge queue's base", event.baseSha));
    case "push":
      if (!event.toDefaultBranch) return baseBesides(git, head, event.defaultBranch);
      if (/^0+$/.test(event.before)) return none("this is the first push of the branch");
      return baseOfPush(git, event.before);
    case "other":
      if (event.defaultBranch !== undefined) return baseBesides(git, head, event.defaultBranch);
      return none(`the event ${event.name} names no base; the input baseline-ref can`);
    case "local":
      return baseOfBranch(git, head);
    default:
      return event satisfies never;
  }
}

/** After a forced push the commit may be in no branch, and origin need not keep it. */
async function baseOfPush(git: Git, before: string): Promise<Base> {
  const ref = "what the branch was before the push";
  const sha = await git.resolve(before);
  const found = sha === undefined ? await fetched(git, before) : { sha, said: "" };
  if (found.sha !== undefined) return { kind: "known", ref, sha: found.sha };
  if (!isAnswer(found.said))
    return { kind: "lost", reason: `${ref} (${before}) ${notReached(found.said)}; ${REACH_ORIGIN}` };
  return none(
    `${ref} (${before}) is gone, as after a forced push: origin does not have it${inBrackets(found.said)}; the input baseline-ref can name a base`,
  );
}

/** Where the base of an event cannot be fetched, the head is still checked. */
async function orLost(find: () => Promise<Base>): Promise<Base> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof UnmeasurableError)) throw error;
    return { kind: "lost", reason: `${error.message}; ${error.hint}` };
  }
}

async function baseOfPullRequest(
  git: Git,
  event: Event & { kind: "pull_request" },
  head: string,
): Promise<Base> {
  const [first, second] = await git.parents(head);
  // GitHub's own merge commit has the pull request's head as its second parent.
  if (first !== undefined && second === event.headSha)
    return orLost(() => commit(git, event.baseBranch, first));
  const base = await orLost(() => baseByHistory(git, head, `origin/${event.baseBranch}`, event.baseSha));
  if (base.kind === "known" && base.sha === head) throw notThePullRequest(head, event.baseBranch);
  return base;
}

/** A commit that is compared with itself has no changes: every run would pass. */
function notThePullRequest(head: string, branch: string): UnmeasurableError {
  return new UnmeasurableError(
    `the checked-out commit ${shortCommit(head)} is a part of ${branch}, not of the pull request`,
    "start the job by `on: pull_request`: there actions/checkout takes the pull request, and with pull_request_target it takes the base. In a job that a comment started, give it `ref: refs/pull/NUMBER/merge`. A pull request that is merged already is measured by `on: push`",
  );
}

async function baseOfBranch(git: Git, head: string): Promise<Base> {
  const candidates = [await git.defaultBranch(), "origin/main", "origin/master", "main", "master"];
  for (const main of candidates) {
    if (main !== undefined && (await git.resolve(main)) !== undefined) return baseByHistory(git, head, main);
  }
  const asked = await git.askDefaultBranch(); // a clone of a single other branch
  if (asked !== undefined) return baseByHistory(git, head, asked);
  throw new UnmeasurableError(
    "no main branch is known here (tried origin/HEAD, main and master)",
    "name the revision to compare with: --base REF",
  );
}

/** The merge base with the default branch, for events that name no base; none for a commit of that branch. */
async function baseBesides(git: Git, head: string, branch: string): Promise<Base> {
  const base = await orLost(() => baseByHistory(git, head, `origin/${branch}`));
  if (base.kind !== "known" || base.sha !== head) return base;
  return none(`this commit is part of ${branch} already; the input baseline-ref can name a base`);
}

/** The merge base with a branch of the remote; a shallow clone is deepened step by step. */
async function baseByHistory(git: Git, head: string, main: string, tip: string = main): Promise<Base> {
  const branch = main.replace(/^origin\//, "");
  let wanted = [
    `+refs/heads/${branch}:refs/remotes/origin/${branch}`,
    ...(tip === main ? [] : [tip]), // the branch may have moved on
  ];
  let said = "";
  const fetch = async (flags: readonly string[], more: readonly string[] = []): Promise<void> => {
    const { ok, message } = await git.fetch([...flags, ...wanted, ...more]);
    said = ok ? said : message;
    if (ok || wanted.length === 1 || !message.includes("couldn't find remote ref")) return;
    wanted = [tip]; // the branch is gone, as that of a pull request which was merged before this one
    said = "";
    await fetch(flags, more);
  };
  if ((await git.resolve(tip)) === undefined) await fetch(await shallowly(git));
  for (const deepen of [undefined, "--deepen=50", "--deepen=1000", "--unshallow"]) {
    if (deepen !== undefined) {
      if (!(await git.isShallow())) break;
      // Not the head: origin need not have it. It has the commits at which it cut our history off.
      await fetch([deepen], await git.oldest(head));
    }
    const sha = (await git.resolve(tip)) && (await git.mergeBase(tip, head));
    if (sha) return { kind: "known", ref: main, sha };
  }
  throw new UnmeasurableError(
    `${shortCommit(head)} and ${main} have no common commit here${inBrackets(said)}`,
    said === ""
      ? "fetch the history (actions/checkout: fetch-depth: 0), or name the base: --base REF, input baseline-ref"
      : REACH_ORIGIN,
  );
}

/** A commit by its hash, fetched when the clone does not have it. */
async function commit(git: Git, ref: string, sha: string): Promise<Base> {
  const found = (await git.resolve(sha)) ?? (await fetchedOrThrow(git, "base", sha, `${ref} (${sha})`));
  return { kind: "known", ref, sha: found };
}

async function fetchedOrThrow(git: Git, side: string, ref: string, name = ref): Promise<string> {
  const { sha, said } = await fetched(git, ref);
  if (sha === undefined) throw unknownRevision(side, name, said);
  return sha;
}

/** What origin has under a name, or what git says: that may be that origin was not reached. */
async function fetched(
  git: Git,
  ref: string,
): Promise<{ readonly sha: string | undefined; readonly said: string }> {
  const name = ref.replace(/^(refs\/remotes\/)?origin\//, "");
  if (!FETCHABLE.test(name)) return { sha: undefined, said: "" };
  const { ok, message } = await git.fetch([...(await shallowly(git)), name]);
  return { sha: ok ? await git.resolve("FETCH_HEAD") : undefined, said: ok ? "" : message };
}

/** A plain name: git reads a dash as an option, a colon or a plus as an order to overwrite a branch. */
const FETCHABLE = /^[^-+:^~?*[\\\s][^:^~?*[\\\s]*$/;

/** A shallow clone stays shallow; in a whole one `--depth` would cut the history off. */
async function shallowly(git: Git): Promise<readonly string[]> {
  return (await git.isShallow()) ? ["--depth=1"] : [];
}

async function none(reason: string): Promise<Base> {
  return { kind: "none", reason };
}

function unknownRevision(side: string, ref: string, said: string): UnmeasurableError {
  const name = `the ${side} revision ${ref}`;
  if (!isAnswer(said)) return new UnmeasurableError(`${name} ${notReached(said)}`, REACH_ORIGIN);
  return new UnmeasurableError(
    `${name} is not known here, and origin does not have it${inBrackets(said)}`,
    "check the name with `git rev-parse`, or fetch it first",
  );
}

/** Whether origin answered that it lacks the commit; any other message means that origin was not reached. */
function isAnswer(said: string): boolean {
  return (
    said === "" || /couldn't find remote ref|not our ref|unadvertised object|\bwant \S+ not valid/i.test(said)
  );
}

function notReached(said: string): string {
  return `is not known here, and origin did not answer${inBrackets(said)}`;
}

const REACH_ORIGIN =
  "a private repository needs a token that may read it (`contents: read`, input github-token); or fetch the history before (actions/checkout: fetch-depth: 0)";

/** "" where the sentence before it has said the same. */
function inBrackets(said: string): string {
  return said === "" || said.includes("couldn't find remote ref") ? "" : ` (git says: ${said})`;
}
