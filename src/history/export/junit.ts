// JUnit's XML, as far as its readers agree on it (there is no standard): suites, cases, properties, and one
// of failure, error or skipped.

import { escapeXml } from "../../model/escape-xml.ts";
import { grouped } from "../grouped.ts";

export interface JunitCase {
  /** A package. */
  readonly suite: string;
  readonly name: string;
  /** Absent for what no time was taken of. */
  readonly seconds?: number;
  readonly result: JunitResult;
  readonly properties: readonly (readonly [name: string, value: string])[];
}

export type JunitResult =
  | { readonly kind: "passed" }
  | { readonly kind: "failure" | "error" | "skipped"; readonly message: string };

export const PASSED: JunitResult = { kind: "passed" };

/** junitText is a file of its own. Texts are hostile: what XML has no letter for is shown by its code. */
export function junitText(cases: readonly JunitCase[], time: string): string {
  const suites = grouped(cases, ({ suite }) => suite);
  const body = suites.map((all) => suiteText(all[0].suite, all, time)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${body}</testsuites>\n`;
}

function suiteText(name: string, cases: readonly JunitCase[], time: string): string {
  const count = (kind: JunitResult["kind"]) => `${cases.filter(({ result }) => result.kind === kind).length}`;
  const seconds = cases.reduce((sum, each) => sum + (each.seconds ?? 0), 0);
  const head = tag("testsuite", {
    name,
    tests: `${cases.length}`,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
    time: secondsText(seconds),
    timestamp: time.replace(/\.\d+Z$|Z$/, ""),
  });
  return ` <${head}>\n${cases.map(caseText).join("")} </testsuite>\n`;
}

function caseText({ suite, name, seconds, result, properties }: JunitCase): string {
  const time = seconds === undefined ? {} : { time: secondsText(seconds) };
  const head = tag("testcase", { classname: suite, name, ...time });
  const inside = [propertiesText(properties), resultText(result)].join("");
  return inside === "" ? `  <${head}/>\n` : `  <${head}>\n${inside}  </testcase>\n`;
}

function propertiesText(properties: JunitCase["properties"]): string {
  if (properties.length === 0) return "";
  const all = properties.map(([name, value]) => `    <${tag("property", { name, value })}/>\n`);
  return `   <properties>\n${all.join("")}   </properties>\n`;
}

function resultText(result: JunitResult): string {
  return result.kind === "passed" ? "" : `   <${tag(result.kind, { message: result.message })}/>\n`;
}

function tag(name: string, attributes: Readonly<Record<string, string>>): string {
  const all = Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`);
  return [name, ...all].join(" ");
}

function secondsText(seconds: number): string {
  return seconds.toFixed(3);
}
