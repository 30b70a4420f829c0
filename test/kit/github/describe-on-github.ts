// Tests that need the emulator of GitHub's API, and so a Node 22 or newer.

import { describe } from "@jest/globals";
import { hasEmulatorNode } from "./emulator.ts";

const MISSING = "emulate needs Node 22: set STEADY_NODE24 to the path of a Node 24";
if (!hasEmulatorNode && process.env.CI) throw new Error(MISSING);
if (!hasEmulatorNode) process.stderr.write(`skipped: ${MISSING}\n`);

/** describeOnGithub is jest's describe; where there is no such Node its tests are skipped, and fail when CI is set. */
export const describeOnGithub = hasEmulatorNode ? describe : describe.skip;
