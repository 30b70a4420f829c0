// Shapes of outside data: what fits, what does not, and what is said of it.
import { expect, test } from "@jest/globals";
import {
  count,
  either,
  entries,
  fitting,
  fromJson,
  list,
  Mismatch,
  nullable,
  number,
  object,
  optional,
  or,
  type Shape,
  text,
} from "../../src/model/shape.ts";

const person = object({ name: text, age: optional(count), friends: or(list(object({ name: text })), []) });
const told = (shape: Shape<unknown>, value: unknown) => {
  const found = shape(value);
  return found instanceof Mismatch ? found.told("it") : "fits";
};

test("an object has the fields of its shape, in its order, and no others", () => {
  const read = person({ other: 1, friends: [{ name: "B", age: 2 }], age: 3, name: "A" });
  expect(JSON.stringify(read)).toBe('{"name":"A","age":3,"friends":[{"name":"B"}]}');
});

test("an optional field may be absent, and may not be null or wrong", () => {
  expect(fitting(person, { name: "A" })).toEqual({ name: "A", friends: [] });
  expect(told(person, { name: "A", age: null })).toBe("it.age is not a finite number: null");
  expect(told(person, { name: "A", age: 0.5 })).toBe("it.age is not a whole number from 0 on: 0.5");
});

test("what a prototype has is not there, and a key __proto__ is a key", () => {
  expect(told(person, Object.create({ name: "A" }))).toBe("it.name is not a text: absent");
  const pairs = entries(number)(JSON.parse('{"__proto__": 1, "b": 2}'));
  expect(pairs).toEqual([
    ["__proto__", 1],
    ["b", 2],
  ]);
});

test("a mismatch says where the value is, and shows so much of it", () => {
  const deep = object({ a: list(object({ b: nullable(list(number)) })) });
  expect(told(deep, { a: [{ b: null }, { b: [1, Number.NaN] }] })).toBe(
    "it.a[1].b[1] is not a finite number: null",
  );
  expect(told(list(text, 2), ["a", "b", "c"])).toBe("it is not at most 2 long: 3");
  expect(told(number, JSON.parse("[".repeat(1e5) + "]".repeat(1e5)))).toBe("it is not a finite number: …");
  expect(told(number, "x".repeat(100))).toBe(`it is not a finite number: "${"x".repeat(78)}…`);
});

test("either takes the first shape that fits", () => {
  expect([1, "a", true].map((value) => told(either(number, text), value))).toEqual([
    "fits",
    "fits",
    "it is not a text: true",
  ]);
});

test("a text that is no JSON is undefined, which no JSON is", () => {
  expect(["null", "[1]", "{", "", "undefined"].map(fromJson)).toEqual([
    null,
    [1],
    undefined,
    undefined,
    undefined,
  ]);
});
