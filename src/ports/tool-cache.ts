// The edge to the tool cache of a GitHub runner: tools that the machine's image or an earlier step put there.

import { join } from "node:path";

interface CachedTool {
  /** Semantic version, the folder's name: `1.26.8`, `1.27.0-rc.1`. */
  readonly version: string;
  /** Absolute. */
  readonly folder: string;
}

export interface ToolCache {
  /** Every complete version for this machine's architecture; none where the machine has no cache. */
  all(tool: string): Promise<readonly CachedTool[]>;
}

export function makeToolCache(): ToolCache {
  return {
    async all(tool) {
      const cache = process.env.RUNNER_TOOL_CACHE ?? "";
      if (cache === "") return [];
      // Loaded when used: the command line never needs it.
      const { findAllVersions } = await import("./tool-versions.ts");
      return findAllVersions(tool).map((version) => ({
        version,
        folder: join(cache, tool, version, process.arch),
      }));
    },
  };
}
