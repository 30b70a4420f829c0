// No alarm without fresh pairs: what raised a suspicion may not settle it.
import { expect, test } from "@jest/globals";
import { judgeLook } from "../../src/judge/judge-look.ts";
import type { Judgement } from "../../src/judge/judgement.ts";
import { defaultPolicy, type Look, lastLook, looks } from "../../src/judge/policy.ts";
import type { Row } from "../../src/judge/row.ts";
import { rowOf, wobble } from "./rows.ts";

const plan = looks(defaultPolicy);
const slower = rowOf("sec/op", wobble(40, 1, 0.002), wobble(40, 1.2, 0.002, 1));
const allocating = rowOf("allocs/op", wobble(40, 10, 0), wobble(40, 12, 0));

function first(row: Row, pairs: number, look: Look, earlier: readonly Judgement[] = []): Judgement {
  const rows = [{ ...row, pairs: row.pairs.slice(0, pairs) }];
  const [judgement] = judgeLook(rows, { look, policy: defaultPolicy, earlier });
  if (judgement === undefined) throw new Error("one row, one judgement");
  return judgement;
}

const firstLook = plan[0] ?? lastLook(plan, 0);
const cutShort = lastLook(plan, 1);

test.each([slower, allocating])("$unit: time is up before fresh pairs came", (row) => {
  const open = first(row, 5, firstLook);
  expect(open.verdict).toBe("open");
  const { verdict, reason } = first(row, 5, cutShort, [open]);
  expect(verdict).toBe("inconclusive");
  expect(reason).toMatch(/no more pairs came to confirm it$/);
});

test.each([slower, allocating])("$unit: time is up after a few fresh pairs", (row) => {
  const open = first(row, 5, firstLook);
  expect(first(row, 7, cutShort, [open]).verdict).toBe("regression");
});

/** Five pairs that are 30 % slower and five that are 6 % slower, in turns. */
const lost = rowOf("sec/op", wobble(10, 1, 0), [...wobble(5, 1.3, 0.002, 1), ...wobble(5, 1.06, 0.002, 2)], {
  turns: true,
});
const lenient = { ...defaultPolicy, alpha: 0.5 };

test("fresh pairs that show less than half of it do not confirm a change", () => {
  const second = { pairs: 10, seen: 5, share: 1, last: true };
  const [judgement] = judgeLook([lost], { look: second, policy: lenient, earlier: [] });
  expect(judgement).toMatchObject({ verdict: "inconclusive", delta: expect.closeTo(0.17, 2) });
  const [sooner] = judgeLook([lost], { look: { ...second, seen: 4 }, policy: lenient, earlier: [] });
  expect(sooner?.verdict).toBe("regression");
});

test("where there is one look only, its later half must show the change alone", () => {
  const only = lastLook(plan, 0);
  expect(first(slower, 10, only).verdict).toBe("regression");
  const [judgement] = judgeLook([lost], { look: only, policy: lenient, earlier: [] });
  expect(judgement?.verdict).toBe("inconclusive");
});
