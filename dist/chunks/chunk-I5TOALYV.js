import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/model/benchmark.ts
function benchmarkKey({ pkg, name, procs }) {
  return `${pkg}
${name}
${procs}`;
}
function functionOf(name) {
  return name.split("/", 1)[0] ?? name;
}
function displayName({ name, procs }) {
  const shown = name === "" || name.startsWith("/") ? `Benchmark${name}` : name;
  return procs === 1 ? shown : `${shown}-${procs}`;
}
function qualifiedName(benchmark) {
  return `${benchmark.pkg} ${displayName(benchmark)}`;
}

export {
  benchmarkKey,
  functionOf,
  displayName,
  qualifiedName
};
