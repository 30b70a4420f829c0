// The place of the end-to-end cases: GitHub on this machine, a repository with a small Go module, and pull requests to it.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../src/model/report.ts";
import { type ActionEnd, type ActionRun, runAction } from "../kit/action.ts";
import { type Comment, type Github, type Pull, startGithub } from "../kit/github/github.ts";
import type { JobOptions } from "../kit/github/job.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { publishHere } from "../kit/publish-here.ts";
import { branchOff, type Files, git, makeRepository } from "../kit/repository.ts";

/** Scene is an open one. */
export interface Scene {
  readonly github: Github;
  /** openPull makes a change, and opens a pull request with it. */
  openPull(change: Files, from?: "fork" | "branch"): Promise<ScenePull>;
  /** checkOut fetches a ref of the repository into a new workspace, alone, as actions/checkout does. */
  checkOut(ref: string): string;
  /** act runs the action in a job. */
  act(job: SceneJob): Promise<ActionEnd>;
  /** publish does in this process what the action does with a report: that of the job, or, without one, what other jobs have left. One at a time. */
  publish(job: Omit<SceneJob, "workspace">, measured?: Report): Promise<ActionEnd>;
  /** nextRun is the id of a new run. */
  nextRun(): number;
  /** own are the comments of jobs on a pull request. */
  own(pull: ScenePull): Promise<readonly Comment[]>;
  /** The repository that pull requests go to; its main branch is checked out. */
  readonly origin: string;
  close(): Promise<void>;
}

/** ScenePull is a pull request, with where its merge commit is checked out. */
export interface ScenePull extends Pull {
  readonly head: string;
  /** Checked out when it is asked for. */
  readonly workspace: string;
}

/** SceneJob is a job: what started it, and what it is given. */
export interface SceneJob extends Omit<JobOptions, "token"> {
  readonly workspace: string;
  /** `none`: the input `github-token` is empty. `unknown`: GitHub does not know it. */
  readonly token?: JobOptions["token"] | "none" | "unknown";
  readonly inputs?: ActionRun["inputs"];
  readonly matrix?: ActionRun["matrix"];
  readonly cancelAt?: ActionRun["cancelAt"];
  /** Variables beside, or instead of, those of the job. */
  readonly env?: ActionRun["env"];
  /** The machine that it runs on, as `inMachine` gives it. */
  readonly under?: ActionRun["under"];
}

/** QUICK leaves out what a case is not about, and measures as little as a verdict needs. */
export const QUICK = {
  vet: "false",
  staticcheck: "false",
  test: "false",
  cache: "false",
  count: "5",
  "max-count": "5",
  benchtime: "200x",
  "build-flags": ONE_LINK_ORDER,
} as const;

/** TESTS_ONLY is a job without benchmarks. */
export const TESTS_ONLY = { ...QUICK, stage: "test", test: "true" } as const;

/** REPORT_ONLY is a job that comments on what another one measured. */
export const REPORT_ONLY = { stage: "report" } as const;

/** A module whose benchmark allocates: how often is exact, however busy the machine is. */
const MODULE: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  "m.go": workOf(4),
  "m_test.go": `package m

import "testing"

func TestWork(t *testing.T) {
\tif Work() != 4096 {
\t\tt.Log("another size")
\t}
}

func BenchmarkWork(b *testing.B) {
\tb.ReportAllocs()
\tfor i := 0; i < b.N; i++ {
\t\tWork()
\t}
}
`,
};

function workOf(copies: number): string {
  return `package m

var kept []byte

// Work makes copies.
func Work() int {
\tsum := 0
\tfor i := 0; i < ${copies}; i++ {
\t\tkept = make([]byte, 1024)
\t\tsum += len(kept)
\t}
\treturn sum
}
`;
}

/** Changes to the module, by what they do. */
export const SLOWER: Files = { "m.go": workOf(16) };
export const FASTER: Files = { "m.go": workOf(1) };
export const AS_BEFORE: Files = { "m.go": workOf(4) };
export const OTHER_CODE: Files = { "m.go": workOf(4).replace("i := 0; i < 4; i++", "i := 4; i > 0; i--") };
export const BROKEN_CODE: Files = { "m.go": workOf(4).replace("return sum", "return suum") };
export const BROKEN_TEST: Files = {
  "broken_test.go":
    'package m\n\nimport "testing"\n\nfunc TestBroken(t *testing.T) {\n\tt.Fatal("is broken")\n}\n',
};
export const NO_CODE: Files = { "README.md": "words\n" };

/** openScene starts the servers and makes the repository; about half a second. */
export async function openScene(): Promise<Scene> {
  const folder = temporaryFolder();
  const github = await startGithub();
  const origin = join(folder.path, "origin");
  makeRepository(origin, MODULE);
  git(origin, "config", "uploadpack.allowReachableSHA1InWant", "true");
  git(origin, "switch", "--quiet", "main");
  await github.push({ dir: origin, revision: "main", branch: "main" });
  let [places, branches, runs] = [0, 0, 5000];

  const checkOut = (ref: string) => {
    const workspace = join(folder.path, `workspace-${++places}`);
    mkdirSync(workspace);
    git(workspace, "init", "--quiet");
    git(workspace, "remote", "add", "origin", `file://${origin}`);
    git(workspace, "fetch", "--quiet", "--depth=1", "origin", `${ref}:refs/remotes/origin/checked-out`);
    git(workspace, "checkout", "--quiet", "--detach", "refs/remotes/origin/checked-out");
    return workspace;
  };
  const runOf = async (job: SceneJob): Promise<ActionRun> => {
    const { workspace, token, inputs, matrix, cancelAt, env, under = [], ...options } = job;
    const isMinted = token !== "none" && token !== "unknown";
    const minted = await github.job(isMinted && token !== undefined ? { ...options, token } : options);
    return {
      ...minted,
      under,
      env: { ...minted.env, ...env },
      ...(token === "unknown" ? { token: "ghs_nobodyknowsthisone" } : {}),
      ...(matrix === undefined ? {} : { matrix }),
      ...(cancelAt === undefined ? {} : { cancelAt }),
      workspace,
      scratch: join(folder.path, `job-${++places}`),
      inputs: { ...(token === "none" ? { "github-token": "" } : {}), ...inputs },
    };
  };
  return {
    github,
    origin,
    checkOut,
    nextRun: () => ++runs,
    openPull: async (change, from = "branch") => {
      const branch = `change-${++branches}`;
      const { head, merged } = branchOff(origin, branch, change);
      const pull = await github.openPull({ dir: origin, head, base: "main", branch, fork: from === "fork" });
      let workspace: string | undefined;
      return {
        ...pull,
        head,
        get workspace() {
          if (workspace !== undefined) return workspace;
          const ref = `refs/pull/${pull.number}/merge`;
          git(origin, "update-ref", ref, merged);
          workspace = checkOut(ref);
          return workspace;
        },
      };
    },
    act: async (job) => runAction(await runOf(job)),
    publish: async (job, measured) => publishHere(await runOf({ workspace: origin, ...job }), measured),
    own: async ({ number }) => (await github.comments(number)).filter(({ user }) => user.type === "Bot"),
    close: async () => {
      await github.stop();
      folder.remove();
    },
  };
}
