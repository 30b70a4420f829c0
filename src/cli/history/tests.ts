// go-steady history tests

import { listTests } from "../../history/answer/list-tests.ts";
import { createTestLogs } from "../../history/tests/outcomes.ts";
import { formatOf, printAnswer, readCall, readHistory, words } from "./call.ts";

export async function tests(args: readonly string[]): Promise<number> {
  const call = await readCall("tests", args);
  words(call, []);
  const format = formatOf(call);
  const { entries, doubts } = await readHistory(call);
  const logs = createTestLogs();
  for (const entry of entries) logs.add(entry);
  printAnswer(listTests({ logs: [...logs.finish()], notes: doubts }), format);
  return 0;
}
