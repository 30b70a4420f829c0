import { UsageError } from "../../model/errors.ts";
import { remoteAddress } from "../../ports/git/remote-address.ts";
import type { World } from "../../run/world.ts";
import type { RunContext } from "./run-context.ts";

interface CodeWish {
  readonly world: Pick<World, "processes" | "env" | "cwd">;
  readonly context: RunContext;
}

/** codeRemote is what is checked out, else the repository that the run is of. */
export async function codeRemote({ world, context: { server, repository } }: CodeWish): Promise<string> {
  const origin = await remoteAddress(world, world.cwd, { remote: "origin", writes: false }).catch(
    (error: unknown) => {
      if (error instanceof UsageError) return undefined;
      throw error;
    },
  );
  return origin === undefined ? `${server}/${repository}` : "origin";
}
