// Heads of the museum that take pairs of samples to be told.
import { byNight } from "../kit/long.ts";
import { museumTests } from "../kit/museum.ts";

byNight(museumTests)({
  same: {
    job: { packages: ["loops", "metrics", "output"], budget: 4, dead: "panic", told: 0 },
    only: /loops\.(ForgetN|StopAndStart)$|metrics\.(NaN|RemovesNs)$|output\.(FailLine|ConfigLines)$/,
  },
});

museumTests({
  slower: {
    job: { packages: ["loops", "metrics"], budget: 7, dead: "panic" },
    only: /loops\.StopAndStart$|metrics\.SetBytesChanges/,
  },
});
