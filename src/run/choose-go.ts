import type { Options } from "../options/options.ts";
import type { Go } from "../ports/process/go-command.ts";
import { setUp } from "../toolchain/set-up.ts";
import type { World } from "./world.ts";

/** chooseGo finds or installs the Go for a side whose module is in `moduleDir`. Throws as setUp does. */
export function chooseGo(
  world: World,
  { goVersion, goVersionFile }: Pick<Options, "goVersion" | "goVersionFile">,
  moduleDir: string,
): Promise<Go> {
  return setUp({
    ...world,
    moduleDir,
    goVersion,
    goVersionFile,
    spareCaches: world.cacheDir,
    installer: async () => (await import("../toolchain/open-installer.ts")).openInstaller(world),
  });
}
