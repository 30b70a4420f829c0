import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/random.ts
import { randomBytes } from "node:crypto";
function systemRandom() {
  return randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
}

// src/model/clock.ts
function clockName({ zone, moment }) {
  return moment === void 0 ? zone : `${zone} at ${moment.slice(0, 16).replace("T", " ")} UTC`;
}
function dependsOn({ fails, passes }) {
  const differs = (isSame) => fails.some((a) => passes.some((b) => isSame(a, b)));
  const onZone = differs((a, b) => a.moment === b.moment);
  const onMoment = differs((a, b) => a.zone === b.zone);
  if (onZone === onMoment) return "the time zone and the moment";
  return onZone ? "the time zone" : "the moment";
}

export {
  clockName,
  dependsOn,
  systemRandom
};
