// go-steady history list

import { listEntries } from "../../history/answer/list-entries.ts";
import { formatOf, printAnswer, readCall, readHistory, words } from "./call.ts";

export async function list(args: readonly string[]): Promise<number> {
  const call = await readCall("list", args);
  words(call, []);
  const format = formatOf(call);
  const { entries, doubts } = await readHistory(call);
  printAnswer(listEntries(entries, doubts), format);
  return 0;
}
