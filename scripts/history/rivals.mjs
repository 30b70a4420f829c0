// What others say of the same branch: from the absolute value that each commit's own run measured on its machine.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * @typedef {import("./world.mjs").Line} Line
 * @typedef {{ number: number, place: number, ln: number }} Alarm of one benchmark at one commit
 * @typedef {{ name: string, steps: number, found: number, right: number, drifts: number, early: number, false: number, commits: number }} RivalCounts
 */

/** An alarm this near to a true change is about that one. */
const NEAR = 10;
const TOO_LATE = 6;

/**
 * valuesOf are the values of each benchmark at each commit, from the run that compared it with the commit before; where
 * nothing was measured, since the code was the same, the run would have measured the same level on its machine.
 * @param {readonly Line[]} lines @param {{ commits: number, machine: number, near: number }} plan @param {() => number} next
 */
export function valuesOf(lines, { commits, machine, near }, next) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const machines = Array.from({ length: commits }, () => 1 + machine * (2 * next() - 1));
  return lines.map(({ level }) =>
    machines.map((factor, k) => factor * Math.exp((level[k] ?? 0) + (near / Math.SQRT2) * normal())),
  );
}

/**
 * byRatio alarms as github-action-benchmark does: where a value is more than `ratio` times the one before.
 * @param {readonly (readonly number[])[]} values @param {number} ratio @returns {Alarm[]}
 */
export function byRatio(values, ratio) {
  return values.flatMap((series, number) =>
    series.flatMap((value, place) => {
      const before = series[place - 1];
      return before !== undefined && value > ratio * before
        ? [{ number, place, ln: Math.log(value / before) }]
        : [];
    }),
  );
}

/**
 * byOtava runs Apache Otava over the values; undefined where there is no such program.
 * @param {readonly (readonly number[])[]} values @param {string} program @returns {Alarm[] | undefined}
 */
export function byOtava(values, program) {
  if (program === "") return undefined;
  const folder = mkdtempSync(join(tmpdir(), "go-steady-otava-"));
  try {
    const names = values.map((_, i) => `B${i}`);
    writeFileSync(join(folder, "values.csv"), csvOf(values, names));
    writeFileSync(join(folder, "otava.yaml"), configOf(join(folder, "values.csv"), names));
    const args = ["analyze", "history", "--config-file", join(folder, "otava.yaml"), "--output", "json"];
    const { status, stdout, stderr, error } = spawnSync(program, [...args, "--since", "2020-01-01"], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (error !== undefined || status !== 0) throw new Error(`${program} failed: ${error ?? stderr}`);
    return alarmsIn(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const START = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;

/** @param {readonly (readonly number[])[]} values @param {readonly string[]} names */
function csvOf(values, names) {
  const lines = (values[0] ?? []).map((_, k) => {
    const time = new Date(START + k * HOUR_MS).toISOString().slice(0, 19);
    return [time, `c${k}`, ...values.map((series) => series[k])].join();
  });
  return `${["time", "commit", ...names].join()}\n${lines.join("\n")}\n`;
}

/** @param {string} file @param {readonly string[]} names */
function configOf(file, names) {
  const metrics = names.map((name) => `      ${name}: {column: ${name}, direction: -1}`).join("\n");
  return `tests:
  history:
    type: csv
    file: ${file}
    time_column: time
    attributes: [commit]
    metrics:
${metrics}
`;
}

/** @param {string} json @returns {Alarm[]} */
function alarmsIn(json) {
  /** @type {{ history: { time: number, changes: { metric: string, forward_change_percent: string | number }[] }[] }} */
  const { history } = JSON.parse(json.slice(json.indexOf("{")));
  return history.flatMap(({ time, changes }) =>
    changes.map(({ metric, forward_change_percent: percent }) => ({
      number: Number(metric.slice(1)),
      place: Math.round((time * 1000 - START) / HOUR_MS),
      ln: Math.log1p(Number(percent) / 100),
    })),
  );
}

/**
 * countAlarms compares alarms with what was done. A rule that sees only what gets slower is asked for that alone.
 * @param {string} name @param {readonly Alarm[]} alarms @param {readonly Line[]} lines @param {{ slowerOnly: boolean }} only
 * @returns {RivalCounts}
 */
export function countAlarms(name, alarms, lines, { slowerOnly }) {
  const counts = { name, steps: 0, found: 0, right: 0, drifts: 0, early: 0, false: 0, commits: 0 };
  for (const [number, { truths, level }] of lines.entries()) {
    const left = new Set(alarms.filter((alarm) => alarm.number === number));
    counts.commits += level.length;
    for (const { kind, places, ln } of truths) {
      if (slowerOnly && ln < 0) continue;
      const about = [...left].filter(
        (alarm) =>
          Math.sign(alarm.ln) === Math.sign(ln) && places.some((p) => Math.abs(alarm.place - p) <= NEAR),
      );
      if (kind === "step") countStep(counts, about, { left, place: places[0] ?? 0 });
      else countDrift(counts, about, { left, limit: places[TOO_LATE - 1] ?? 0 });
    }
    counts.false += left.size;
  }
  return counts;
}

/** @param {RivalCounts} counts @param {Alarm[]} about @param {{ left: Set<Alarm>, place: number }} to */
function countStep(counts, about, { left, place }) {
  counts.steps++;
  about.sort((a, b) => Math.abs(a.place - place) - Math.abs(b.place - place));
  const [match] = about;
  if (match === undefined) return;
  left.delete(match);
  counts.found++;
  if (match.place === place) counts.right++;
}

/** @param {RivalCounts} counts @param {Alarm[]} about @param {{ left: Set<Alarm>, limit: number }} to */
function countDrift(counts, about, { left, limit }) {
  counts.drifts++;
  if (about.some(({ place }) => place < limit)) counts.early++;
  for (const alarm of about) left.delete(alarm);
}
