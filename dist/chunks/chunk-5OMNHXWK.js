import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/benchfmt/white-space.ts
var SPACE = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
var FIELDS = new RegExp(`[^${SPACE}]+`, "gu");
function fieldsOf(text) {
  return text.match(FIELDS) ?? [];
}
function spaceWidth(bytes, at) {
  const c = bytes[at] ?? 0;
  if (c < 128) return c === 32 || c >= 9 && c <= 13 ? 1 : 0;
  return c >= 194 && c <= 227 ? wideSpaceWidth(bytes, at, c) : 0;
}
function wideSpaceWidth(bytes, at, c) {
  const second = bytes[at + 1] ?? 0;
  if (c === 194) return second === 133 || second === 160 ? 2 : 0;
  const third = bytes[at + 2] ?? 0;
  if (c === 225) return second === 154 && third === 128 ? 3 : 0;
  if (c === 226 && second === 129) return third === 159 ? 3 : 0;
  if (c === 226 && second === 128) return isGeneralSpace(third) ? 3 : 0;
  return c === 227 && second === 128 && third === 128 ? 3 : 0;
}
function isGeneralSpace(third) {
  return third >= 128 && third <= 138 || third === 168 || third === 169 || third === 175;
}

// src/benchfmt/config.ts
function configValue(config, key) {
  return config.find((entry) => entry.key === key)?.value ?? "";
}
var CONFIG_LINE = new RegExp(`^(?=\\p{Ll})([^:${SPACE}\\p{Lu}]+):(?:$|[ \\t]+(.*)$)`, "su");
function parseConfigLine(line) {
  const [, key, value = ""] = CONFIG_LINE.exec(line) ?? [];
  return key === void 0 ? null : { key, value };
}
var ConfigState = class {
  #entries = [];
  // Null until it is asked for after a change.
  #current = [];
  // Configurations by their text, so that equal ones are one object.
  #known = /* @__PURE__ */ new Map();
  /**
   * set applies a line. A deletion moves the last entry into the hole, as benchstat does, which shows in the
   * order of the keys. To delete a key that is not set changes nothing.
   */
  set({ key, value }) {
    const at = this.#entries.findIndex((entry) => entry.key === key);
    if (value === "") this.#delete(at);
    else if (at < 0) this.#entries.push({ key, value });
    else this.#entries[at] = { key, value };
    this.#current = null;
  }
  /** current is the configuration of a result at this line. */
  current() {
    this.#current ??= this.#intern();
    return this.#current;
  }
  #delete(at) {
    const last = at < 0 ? void 0 : this.#entries.pop();
    if (last !== void 0 && at < this.#entries.length) this.#entries[at] = last;
  }
  // No value and no key has a line break, so that the text tells configurations apart.
  #intern() {
    const text = this.#entries.map(({ key, value }) => `${key}:${value}`).join("\n");
    const known = this.#known.get(text);
    if (known) return known;
    const config = [...this.#entries];
    this.#known.set(text, config);
    return config;
  }
};

// src/benchfmt/double.ts
var view = new DataView(new ArrayBuffer(8));
function exactly(value) {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const fraction = bits & 0xfffffffffffffn;
  const biased = Number(bits >> 52n & 0x7ffn);
  const mantissa = biased === 0 ? fraction : fraction | 1n << 52n;
  return { mantissa: bits >> 63n ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 };
}
function nearestDouble({ mantissa, exponent }) {
  if (mantissa < 0n) return -nearestDouble({ mantissa: -mantissa, exponent });
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  if (bits + exponent > 1024) return Number.POSITIVE_INFINITY;
  const dropped = Math.max(bits - 53, -1074 - exponent, 0);
  if (dropped > bits) return 0;
  return timesPowerOf2(Number(shiftHalfEven(mantissa, dropped)), exponent + dropped);
}
function shiftHalfEven(mantissa, bits) {
  if (bits <= 0) return mantissa << BigInt(-bits);
  const shift = BigInt(bits);
  const kept = mantissa >> shift;
  const rest = mantissa - (kept << shift);
  const half = 1n << shift - 1n;
  return rest > half || rest === half && (kept & 1n) === 1n ? kept + 1n : kept;
}
function timesPowerOf2(value, exponent) {
  const step = Math.trunc(exponent / 2);
  return value * 2 ** step * 2 ** (exponent - step);
}

// src/benchfmt/go-float.ts
var DECIMAL = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
var SEPARATOR = /(?<=[\da-fx])_(?=[\da-f])/gi;
var HEX = /^([+-]?)0x(?:([\da-f]+)(?:\.([\da-f]*))?|\.([\da-f]+))p([+-]?\d+)$/i;
var INFINITE = /^([+-]?)inf(?:inity)?$/i;
function parseGoFloat(text) {
  if (DECIMAL.test(text)) return inRange(Number(text.replaceAll("_", "")));
  if (/^nan$/i.test(text)) return NaN;
  const infinite = INFINITE.exec(text);
  if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
  const hex = HEX.exec(text.replaceAll(SEPARATOR, ""));
  return hex ? parseHex(hex) : "invalid syntax";
}
function inRange(value) {
  return Number.isFinite(value) ? value : "value out of range";
}
function parseHex([, sign, whole = "", after = "", only = "", power]) {
  const fraction = `${after}${only}`;
  const mantissa = BigInt(`0x${whole}${fraction}`);
  const exponent = Math.max(Math.min(Number(power), 1e6), -1e6) - 4 * fraction.length;
  const value = nearestDouble({ mantissa, exponent });
  return inRange(sign === "-" ? -value : value);
}
function goFloat(value) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa = "", power = ""] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(value);
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

export {
  SPACE,
  fieldsOf,
  spaceWidth,
  configValue,
  parseConfigLine,
  ConfigState,
  exactly,
  nearestDouble,
  shiftHalfEven,
  parseGoFloat,
  goFloat
};
