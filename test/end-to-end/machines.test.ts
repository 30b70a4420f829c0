// Whole jobs on machines that are not like GitHub's: containers, another user's files, disks that are full.
import { chownSync, lchownSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "@jest/globals";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { temporaryFolder } from "../kit/go.ts";
import { inMachine, mounting, pathOf } from "../kit/machine.ts";
import { testWith } from "../kit/needed.ts";
import { expectEnd, warnings } from "./case.ts";
import { EVENT_ROWS } from "./event-table.mjs";
import { openScene, QUICK, type Scene, SLOWER } from "./scene.ts";

const NOBODY = 65534;
const folder = temporaryFolder();
let scene: Scene;

function giveAway(path: string, user: number): void {
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    lchownSync(join(entry.parentPath, entry.name), user, user);
  chownSync(path, user, user);
}

describeOnGithub("machines", () => {
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(async () => {
    await scene.close();
    folder.remove();
  });

  testWith(
    mounting,
    "a container: checkout of another user in a folder, no HOME, few programs, a root that cannot be written, a temporary folder without exec and with another user's leftovers → failed for a slowdown alone, 1 comment, exit 1",
    async () => {
      const modules = join(folder.path, "modules"); // filled, and not to be written
      mkdirSync(join(modules, "cache/download/rsc.io"), { recursive: true });
      const spare = join(folder.path, "spare");
      const pull = await scene.openPull(SLOWER);
      const workspace = join(folder.path, "workspace");
      mkdirSync(workspace);
      renameSync(pull.workspace, join(workspace, "app"));
      giveAway(join(workspace, "app"), NOBODY);
      const path = await pathOf(join(folder.path, "bin"), ["go", "git", "sh"]);
      const end = await scene.act({
        event: pull.event,
        workspace,
        inputs: { ...QUICK, vet: "true", test: "true", "working-directory": "app" },
        under: inMachine(
          `mount --bind ${tmpdir()} ${tmpdir()}`,
          'mount --bind "$GOCACHE" "$GOCACHE"',
          "mount -o remount,bind,ro /",
          `mount --bind ${modules} ${modules} && mount -o remount,bind,ro ${modules}`,
          'mount -t tmpfs -o noexec tmpfs "$RUNNER_TEMP"',
          `mkdir -p ${spare}/go-steady && chown ${NOBODY} ${spare}/go-steady`,
          `export TMPDIR=${spare}`,
          `unset HOME; PATH=${path}`,
          `export GOMODCACHE=${modules}`,
        ),
      });
      expectEnd(end, EVENT_ROWS.container);
      expect(warnings(end)[0]).toMatch(/^RUNNER_TEMP .* \(noexec\); .*\/spare\/go-steady-0 is used instead$/);
      expect(end.log).not.toContain("GOMODCACHE");
      expect(await scene.own(pull)).toHaveLength(EVENT_ROWS.container.comments);
    },
  );

  testWith(
    mounting,
    "no folder to work in: one sentence, and what to do → unmeasured, no comment, exit 1",
    async () => {
      const pull = await scene.openPull(SLOWER);
      const end = await scene.act({
        ...pull,
        inputs: QUICK,
        under: inMachine(
          'mount -t tmpfs -o size=64k tmpfs "$RUNNER_TEMP"',
          "mount -t tmpfs -o ro tmpfs /var/tmp",
          "mount -t tmpfs -o ro tmpfs /mnt",
          "export TMPDIR=/mnt/tmp",
        ),
      });
      expectEnd(end, EVENT_ROWS.noRoom);
      expect(await scene.own(pull)).toHaveLength(EVENT_ROWS.noRoom.comments);
      expect(end.annotations.map(({ message }) => message)).toEqual([
        expect.stringMatching(
          /^there is no temporary folder that can be used: RUNNER_TEMP \S+ has 64 KiB free, which is not enough; \/mnt\/tmp cannot be written: EROFS: .*; \/var\/tmp cannot be written: EROFS: .*\ngive the runner a work folder/,
        ),
      ]);
    },
  );
});
