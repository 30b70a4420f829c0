// One test or benchmark, by the elements of its name.

/**
 * exactName is the pattern for `-run` or `-bench` that matches a full name, `TestParse/empty`, with those
 * around it. It also matches what is below.
 */
export function exactName(name: string): string {
  const elements = name.split("/").map((element) => element.replaceAll(/[\\.+*?()|[\]{}^$]/g, "\\$&"));
  return elements.map((element) => `^${element}$`).join("/");
}
