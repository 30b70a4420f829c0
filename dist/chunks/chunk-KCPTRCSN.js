import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  remoteAddress
} from "./chunk-QQDU3EWU.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";

// src/action/publish/code-remote.ts
async function codeRemote({ world, context: { server, repository } }) {
  const origin = await remoteAddress(world, world.cwd, { remote: "origin", writes: false }).catch(
    (error) => {
      if (error instanceof UsageError) return void 0;
      throw error;
    }
  );
  return origin === void 0 ? `${server}/${repository}` : "origin";
}

export {
  codeRemote
};
