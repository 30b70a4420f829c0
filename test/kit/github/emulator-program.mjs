// The program that runs emulate, which needs Node 22 or newer: prints where it listens and the key of its
// app, and ends with its standard input.
import { createServer } from "node:http";
import { createEmulator } from "emulate";

const { baseUrl, seed } = JSON.parse(process.argv[2] ?? "{}");
const port = await freePort(); // with a base URL of others, emulate does not tell the port that it was given
const { generatedSecrets } = await createEmulator({ service: "github", port, baseUrl, seed });
process.stdout.write(`${JSON.stringify({ port, privateKey: generatedSecrets[0]?.value })}\n`);
process.stdin.on("end", () => process.exit()).resume();

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address?.port : 0));
    });
  });
}
