import { expect, test } from "@jest/globals";
import { withoutTests } from "../../src/build/without-tests.ts";

const testOf = (name: string, line = 'open("a.md")') => `func ${name}(t *testing.T) {\n\t${line}\n}\n`;
const benchmark = 'func BenchmarkB(b *testing.B) {\n\topen("b.md")\n}\n';

test("test functions, fuzz tests and examples are left out, benchmarks, helpers and TestMain stay", () => {
  const helper = 'func helper() {\n\topen("c.md")\n}\n';
  const main = "func TestMain(m *testing.M) {\n\tm.Run()\n}\n";
  const fuzz = "func FuzzF(f *testing.F) {\n\tf.Add()\n}\n";
  const example = "func ExampleT_Method() {\n\tprint()\n}\n";
  const text = [testOf("TestA"), benchmark, fuzz, helper, testOf("Test"), main, example].join("\n");
  const rest = withoutTests(text);
  expect(rest.replace(/\n+/g, "\n")).toBe(`\n${benchmark}${helper}${main}`);
});

test("a test that other code names keeps all of them, one that another test names does not", () => {
  const called = `${testOf("TestA")}${benchmark.replace("open", "TestA(nil)\n\topen")}`;
  expect(withoutTests(called)).toBe(called);
  expect(withoutTests(`${testOf("TestA")}${testOf("TestB", "TestA(t)")}${benchmark}`).trim()).toBe(
    benchmark.trim(),
  );
});

test.each([
  ["no end in the first column", `func TestA(t *testing.T) {\n\topen("a.md")\n\t}\n`],
  ["a letter that makes it no test", testOf("Testing")],
  ["one line", 'func TestA(t *testing.T) { open("a.md") }\n'],
  ["in a text", `const code = \`\n${testOf("TestA")}\`\n${benchmark}`],
  ["begun in a text", `const code = \`\nfunc TestA(t *testing.T) {\n\`\n${benchmark}`],
])("what does not look like a test function stays: %s", (_, text) => {
  expect(withoutTests(text)).toBe(text);
});

test("a brace in a text is no end", () => {
  expect(withoutTests(`${testOf("TestA", 'open(`\n}\n`, "a.md")')}${benchmark}`).trim()).toBe(
    benchmark.trim(),
  );
});
