// Proof from the sources that a package's benchmarks are unchanged: nothing has to be built or measured.

import { relative, sep } from "node:path";
import { readText } from "../ports/files/files.ts";
import type { Helper } from "../ports/helper/helper.ts";
import { dataThatMatters } from "./data-files.ts";
import { type FilePair, type Listing, sourcesToCompare } from "./same-sources.ts";
import { withoutComments } from "./without-comments.ts";
import { withoutTests } from "./without-tests.ts";

export interface Proof {
  /** Why the code may differ; undefined when it is proved to be the same. */
  readonly whyCodeDiffers: string | undefined;
  /** Why the data may differ; undefined when a benchmark reads no changed file. */
  readonly whyDataDiffers: string | undefined;
}

interface ProveRequest {
  readonly helper: Helper;
  readonly base: Listing;
  readonly head: Listing;
  /** Files that differ, relative to the repository. */
  readonly changes: ReadonlySet<string>;
  /** Packages that both sides have, by import path. */
  readonly importPaths: readonly string[];
}

/** proveSources compares all that each package's test is built from and may read; by import path. */
export async function proveSources(request: ProveRequest): Promise<ReadonlyMap<string, Proof>> {
  const { base, head, changes, importPaths } = request;
  const plans = new Map(importPaths.map((path) => [path, sourcesToCompare(path, base, head)]));
  const isChanged = (pair: FilePair) => changes.has(relative(head.tree, pair.head).split(sep).join("/"));
  const pairs = [...plans.values()].flatMap((p) => (p.kind === "compare" ? p.files.filter(isChanged) : []));
  const differing = await differingFiles(request.helper, pairs);
  const proofs = new Map<string, Proof>();
  for (const [path, plan] of plans) {
    const file = plan.kind === "compare" ? plan.files.find((pair) => differing.has(pair.head)) : undefined;
    const whyCodeDiffers =
      plan.kind === "different"
        ? plan.reason
        : file
          ? `${relative(head.tree, file.head)} ${differing.get(file.head)}`
          : undefined;
    const hasForeignCode = plan.kind === "different" || plan.hasForeignCode;
    const data = dataThatMatters([...changes], { source: await sourceOf(path, head), hasForeignCode });
    proofs.set(path, { whyCodeDiffers, whyDataDiffers: data && `${data} differs, and may be read` });
  }
  return proofs;
}

/** Reasons by path on the head. Go files with the same tokens are equal, unless they are embedded. */
async function differingFiles(
  helper: Helper,
  pairs: readonly FilePair[],
): Promise<ReadonlyMap<string, string>> {
  const unique = [...new Map(pairs.map((pair) => [`${pair.isData} ${pair.head}`, pair])).values()];
  const [goFiles, others] = [unique.filter(isCode), unique.filter((pair) => !isCode(pair))];
  const compared = await helper.sameTokens(goFiles.map(({ base, head }) => [base, head] as const));
  const differing = compared.different.flatMap((at, i): [string, string][] => {
    const head = goFiles[at]?.head;
    return head === undefined ? [] : [[head, `differs: ${compared.reasons[i] ?? ""}`]];
  });
  return new Map([...others.map(({ head }): [string, string] => [head, "differs"]), ...differing]);
}

function isCode({ head, isData }: FilePair): boolean {
  return head.endsWith(".go") && !isData;
}

/** All Go code of a package's folder that the build of its test reads, but for tests. */
async function sourceOf(importPath: string, { packages }: Listing): Promise<string> {
  const variants = [
    importPath,
    `${importPath} [${importPath}.test]`,
    `${importPath}_test [${importPath}.test]`,
  ];
  const files = variants.flatMap((variant) => {
    const found = packages.get(variant);
    return found === undefined ? [] : found.files.map((name) => `${found.dir}/${name}`);
  });
  const texts = await Promise.all([...new Set(files)].filter((f) => f.endsWith(".go")).map(readText));
  return withoutTests(withoutComments(texts.join("\n")));
}
