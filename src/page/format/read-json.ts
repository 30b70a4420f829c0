import { fromJson, Mismatch, type Shape } from "../../model/shape.ts";
import { Broken } from "./table.ts";

/** readJson takes a stranger's text. */
export function readJson<T>(shape: Shape<T>, json: string): T | Broken {
  const file = shape(fromJson(json));
  return file instanceof Mismatch ? new Broken(file.told("it")) : file;
}
