// The other end of commands.ts: the built command line, once for each command that it is sent.

process.setMaxListeners(0); // each command listens for signals, as the only one of a process would
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);

let count = 0;

process.on("message", (/** @type {import("./commands.ts").Command} */ command) => {
  run(command).then((ended) => process.send?.(ended));
});

/** @param {import("./commands.ts").Command} command */
async function run({ args, cwd, env }) {
  become(env);
  process.chdir(cwd);
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...args);
  process.exitCode = 0;
  const [stdout, stderr] = [caught(process.stdout), caught(process.stderr)];
  try {
    await import(`../../dist/cli.js?command=${++count}`); // by another name it runs again, and what it imports does not
    return { code: process.exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.release();
    stderr.release();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(signal);
    process.exitCode = 0;
    process.chdir("/"); // the folder of the command may be removed
  }
}

/** @param {Readonly<Record<string, string | undefined>>} env */
function become(env) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
}

/** Keeps what is written to a stream, until it is released. @param {NodeJS.WriteStream} stream */
function caught(stream) {
  const { write } = stream;
  let text = "";
  stream.write = (/** @type {string | Uint8Array} */ chunk) => {
    text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  return {
    text: () => text,
    release: () => {
      stream.write = write;
    },
  };
}
