import { expect, test } from "@jest/globals";
import { parseObjects } from "../../src/model/json-value.ts";

test("reads objects of one line and of many, and keeps what is none", () => {
  const stream = '# p\n{}\n{"a":1}\n{\n\t"b": {\n\t\t"c": 2\n\t}\n}\nvet: x\n{ not json\n}\nend\n';
  expect(parseObjects(stream)).toEqual({
    objects: [{}, { a: 1 }, { b: { c: 2 } }],
    rest: "# p\nvet: x\n{ not json\n}\nend\n",
  });
});

test("reads CR and LF, and an object that is cut off is text", () => {
  expect(parseObjects('{\r\n\t"a": 1\r\n}\r\n{\n\t"b"')).toEqual({ objects: [{ a: 1 }], rest: '{\n\t"b"' });
});

test("a line of a log that begins with a brace does not take the objects behind it", () => {
  expect(parseObjects('{ not json\n{"a":1}\n{"b":\n{"c":2}\n')).toEqual({
    objects: [{ a: 1 }, { c: 2 }],
    rest: '{ not json\n{"b":\n',
  });
});
