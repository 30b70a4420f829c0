// Builds dist/ once before the tests, so that those which start the built program test this source.
import { build } from "../../scripts/build.mjs";

export default build;
