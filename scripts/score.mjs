import { record } from "./score/record.mjs";

await record({
  folder: process.argv[2] ?? "/tmp/w/pools",
  minutes: Number(process.argv[3] ?? 3),
  orders: Number(process.argv[4] ?? 2),
  say: (t) => console.error(t),
});
