// Whether benchmarks that the change cannot reach are left out. A pull request cannot decide that for itself:
// where its file says something else than that of the base, the base's counts.

import type { ReachMode, Settings } from "../model/settings.ts";

/** `read`: undefined is no file. `own`: no file of the base could say something else. */
export type BaseSettings =
  | { readonly kind: "read"; readonly settings: Settings | undefined }
  | { readonly kind: "own" }
  | { readonly kind: "unknown" };

interface Said {
  /** By an input or a flag. */
  readonly asked: ReachMode | undefined;
  readonly base: BaseSettings;
  readonly head: Settings | undefined;
}

interface DecidedMode {
  readonly mode: ReachMode;
  /** What the pull request changes, one sentence each without a full stop. */
  readonly sentences: readonly string[];
}

const DEFAULT: ReachMode = "auto";

/** reachMode takes the user's word before that of a file. */
export function reachMode({ asked, base, head }: Said): DecidedMode {
  if (asked !== undefined) return { mode: asked, sentences: [] };
  const ofHead = head?.reach ?? DEFAULT;
  if (base.kind !== "read") return { mode: ofHead, sentences: [] };
  const mode = base.settings?.reach ?? DEFAULT;
  if (mode === ofHead) return { mode, sentences: [] };
  return { mode, sentences: [`new in this pull request: reach ${ofHead}; the base's counts, ${mode}`] };
}
