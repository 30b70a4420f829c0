import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/model/shape.ts
var MAX_SHOWN = 80;
var Mismatch = class _Mismatch {
  /** Comes after "is not": `a text`. */
  rule;
  #value;
  #path;
  constructor(rule, value, path = "") {
    this.rule = rule;
    this.#value = value;
    this.#path = path;
  }
  /** below is the same mismatch, seen from the value around it: `.name` or `[3]` leads to it. */
  below(step) {
    return new _Mismatch(this.rule, this.#value, step + this.#path);
  }
  /** told is the sentence: `report.seconds.total is not a finite number: null`. May quote hostile text. */
  told(name) {
    const shown = shownOf(this.#value);
    const cut = shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN - 1)}\u2026` : shown;
    return `${name}${this.#path} is not ${this.rule}: ${cut}`;
  }
};
function shownOf(value) {
  try {
    return JSON.stringify(value) ?? "absent";
  } catch (error) {
    if (error instanceof RangeError) return "\u2026";
    throw error;
  }
}
function fitting(shape, value) {
  const found = shape(value);
  return found instanceof Mismatch ? void 0 : found;
}
function where(shape, rule, holds) {
  return (value) => {
    const found = shape(value);
    return found instanceof Mismatch || holds(found) ? found : new Mismatch(rule, value);
  };
}
function into(shape, make) {
  return (value) => {
    const found = shape(value);
    return found instanceof Mismatch ? found : make(found);
  };
}
var text = (value) => typeof value === "string" ? value : new Mismatch("a text", value);
var flag = (value) => typeof value === "boolean" ? value : new Mismatch("true or false", value);
var number = (value) => typeof value === "number" && Number.isFinite(value) ? value : new Mismatch("a finite number", value);
var count = where(
  number,
  "a whole number from 0 on",
  (value) => Number.isSafeInteger(value) && value >= 0
);
var anything = (value) => value;
function oneOf(words) {
  const rule = `one of ${words.join(", ")}`;
  return (value) => words.find((word) => word === value) ?? new Mismatch(rule, value);
}
function nullable(shape) {
  return (value) => value === null ? null : shape(value);
}
function either(first, second) {
  return (value) => {
    const found = first(value);
    return found instanceof Mismatch ? second(value) : found;
  };
}
function or(shape, fallback) {
  return either(shape, () => fallback);
}
function list(shape, most = Number.POSITIVE_INFINITY) {
  return (value) => {
    if (!Array.isArray(value)) return new Mismatch("a list", value);
    if (value.length > most) return new Mismatch(`at most ${most} long`, value.length);
    const read = [];
    for (const [i, each] of value.entries()) {
      const found = shape(each);
      if (found instanceof Mismatch) return found.below(`[${i}]`);
      read.push(found);
    }
    return read;
  };
}
function entries(shape) {
  return (value) => {
    if (!isObject(value)) return new Mismatch("an object", value);
    const read = [];
    for (const [key, each] of Object.entries(value)) {
      const found = shape(each);
      if (found instanceof Mismatch) return found.below(`.${key}`);
      read.push([key, found]);
    }
    return read;
  };
}
function optional(shape) {
  return Object.assign((value) => shape(value), { isOptional: true });
}
function object(fields) {
  const shapes = Object.entries(fields);
  return (value) => {
    if (!isObject(value)) return new Mismatch("an object", value);
    const read = {};
    for (const [name, shape] of shapes) {
      const field = Object.hasOwn(value, name) ? value[name] : void 0;
      if (field === void 0 && "isOptional" in shape) continue;
      const found = shape(field);
      if (found instanceof Mismatch) return found.below(`.${name}`);
      read[name] = found;
    }
    return read;
  };
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function fromJson(json) {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}

export {
  Mismatch,
  fitting,
  where,
  into,
  text,
  flag,
  number,
  count,
  anything,
  oneOf,
  nullable,
  either,
  or,
  list,
  entries,
  optional,
  object,
  isObject,
  fromJson
};
