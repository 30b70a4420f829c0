import { setTimeout as sleep } from "node:timers/promises";

export async function sleepSeconds(seconds: number): Promise<void> {
  await sleep(seconds * 1000);
}
