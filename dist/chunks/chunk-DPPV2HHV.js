import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  childEnvironment
} from "./chunk-PY362O3A.js";

// src/ports/process/janitor.ts
import { spawn } from "node:child_process";
var SCRIPT = `
trap "" INT TERM HUP
read -r done && exit
gone="$1-$2.gone"
if { [ "$3" = ours ] || [ "$(cat "$1/pid")" = "$2" ]; } && mv "$1" "$gone"; then
  for pause in 0 1 3 9; do
    sleep $pause
    chmod -R u+rwX "$gone"
    rm -rf "$gone" && [ "$3" != ours ] && break
    [ "$3" = ours ] && rm -rf "$1"
  done
fi`;
function startJanitor(dir, name) {
  if (process.platform === "win32") return { dismiss() {
  } };
  const args = ["-c", SCRIPT, "janitor", dir, String(process.pid), name];
  const child = spawn("/bin/sh", args, {
    cwd: "/",
    env: childEnvironment(process.env),
    detached: true,
    stdio: ["pipe", "ignore", "ignore"]
  });
  child.on("error", () => {
  });
  child.stdin.on("error", () => {
  });
  child.unref();
  child.stdin.unref();
  return { dismiss: () => child.stdin.end("done\n") };
}

export {
  startJanitor
};
