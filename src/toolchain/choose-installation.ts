// Chooses a Go installation: an installed one that is what is asked for, else a download, else a stand-in.

import type { GoInstallation, Installer, SourceAnswer } from "./installer.ts";
import { chooseGo, type Requirement } from "./versions/requirement.ts";
import { compareGoVersions, type GoVersion } from "./versions/version.ts";
import { isWanted, resolveWanted } from "./versions/wanted.ts";

export interface ChosenGo {
  readonly kind: "chosen";
  readonly root: string;
  /** Why this one: a sentence without a full stop. */
  readonly reason: string;
  readonly warnings: readonly string[];
}

type ChosenOrNone = ChosenGo | { readonly kind: "none"; readonly reasons: readonly string[] };

interface ChooseRequest {
  readonly requirement: Requirement;
  /** In the order of preference. */
  readonly installed: readonly GoInstallation[];
  /** Undefined where nothing may be downloaded; asked only when what is installed is not enough. */
  readonly installer: (() => Promise<Installer>) | undefined;
}

/** chooseInstallation needs a list of all releases unless one is named. Throws VerificationError. */
export async function chooseInstallation({
  requirement,
  installed,
  installer,
}: ChooseRequest): Promise<ChosenOrNone> {
  const { wanted } = requirement;
  const here = wanted.kind === "exactly" ? find(installed, wanted.version) : undefined;
  if (here !== undefined) return take(requirement, here);
  if (installer === undefined) return standIn(requirement, installed, []);
  const open = await installer();
  const all = [...installed, ...(await open.kept())];
  const target = await resolveTarget(requirement, open);
  if (target.kind === "unavailable") return standIn(requirement, all, target.reasons);
  if (target.value === null)
    return standIn(requirement, all, [`there is no release that is ${requirement.text}`]);
  const present = find(all, target.value);
  if (present !== undefined) return take(requirement, present);
  const answer = await open.install(target.value);
  if (answer.kind === "unavailable") return standIn(requirement, all, answer.reasons);
  const { root, from } = answer.value;
  const reason = `go${target.value.text} was downloaded from ${from} and verified: ${requirement.because}`;
  return { kind: "chosen", root, reason, warnings: [] };
}

async function resolveTarget(
  { wanted }: Requirement,
  installer: Installer,
): Promise<SourceAnswer<GoVersion | null>> {
  if (wanted.kind === "exactly") return { kind: "found", value: wanted.version };
  const releases = await installer.releases();
  if (releases.kind === "unavailable") return releases;
  return { kind: "found", value: resolveWanted(wanted, releases.value) };
}

function standIn(
  requirement: Requirement,
  installed: readonly GoInstallation[],
  reasons: readonly string[],
): ChosenOrNone {
  const chosen = chooseGo(requirement, installed);
  if (chosen === null) return { kind: "none", reasons };
  const why = reasons.join("; ");
  if (isWanted(requirement.wanted, chosen.version)) {
    const doubt = `there may be a newer Go ${requirement.text} than ${chosen.version.text}: ${why}`;
    return take(requirement, chosen, why === "" ? [] : [doubt]);
  }
  const note = `Go ${requirement.text} is not installed, a newer one stands in`;
  const doubt = `Go ${requirement.text} could not be downloaded: ${why}`;
  return take(
    { ...requirement, because: `${requirement.because}; ${note}` },
    chosen,
    why === "" ? [] : [doubt],
  );
}

function take(
  { because }: Requirement,
  { version, root, place }: GoInstallation,
  warnings: readonly string[] = [],
): ChosenGo {
  return { kind: "chosen", root, reason: `go${version.text} is ${place}: ${because}`, warnings };
}

function find(installed: readonly GoInstallation[], version: GoVersion): GoInstallation | undefined {
  return installed.find((each) => compareGoVersions(each.version, version) === 0);
}
