// The repository of a run: the museum as it is, and commits of heads that differ in the constants of
// work/work.go alone.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeRepository } from "../repository.mjs";
import { MUSEUM } from "./table.mjs";

/** @typedef {import("./table.mjs").Direction} Direction */
/** @typedef {import("./table.mjs").Death} Death */
/**
 * @typedef {{ readonly dir: string, readonly base: string, head(direction: Direction, death: Death): string, remove(): void }} MuseumRepository
 */

/** What every head has: binaries that differ do not prove anything. */
const SEED = ["seed = 0x9E3779B97F4A7C15", "seed = 0x9E3779B97F4A7C17"];

/** @type {Readonly<Record<Exclude<Direction, "dead">, readonly string[]>>} */
const CHANGES = {
  same: SEED,
  slower: ["percent = 100", "percent = 130"],
  "much-slower": ["factor = 1", "factor = 5000"],
};

/** @returns {MuseumRepository} */
export function makeMuseum() {
  const repository = makeRepository("go-steady-museum");
  const base = repository.commit(MUSEUM);
  /** @type {Map<string, string>} */
  const heads = new Map();
  /** @param {Direction} direction @param {Death} death */
  const head = (direction, death) => {
    const key = direction === "dead" ? death : direction;
    const commit = heads.get(key) ?? commitHead(repository, direction, death);
    heads.set(key, commit);
    return commit;
  };
  return { dir: repository.dir, base, head, remove: repository.remove };
}

/**
 * @param {import("../repository.mjs").Repository} repository
 * @param {Direction} direction
 * @param {Death} death
 */
function commitHead(repository, direction, death) {
  const [from = "", to = ""] = direction === "dead" ? ['dead = ""', `dead = "${death}"`] : CHANGES[direction];
  const work = `${repository.dir}-work.go`;
  writeFileSync(work, withChange(readFileSync(join(MUSEUM, "work/work.go"), "utf8"), from, to));
  try {
    return repository.commit(MUSEUM, { "work/work.go": work });
  } finally {
    rmSync(work);
  }
}

/**
 * withChange replaces a constant that stands there exactly once.
 * @param {string} source @param {string} from @param {string} to
 */
export function withChange(source, from, to) {
  const parts = source.split(`\t${from}\n`);
  if (parts.length !== 2) throw new Error(`work/work.go does not have "${from}" once`);
  return parts.join(`\t${to}\n`);
}
