// Heads of the museum that take pairs of samples to be told.
import { museumTests } from "../kit/museum.ts";

museumTests({
  same: {
    job: { packages: ["loops", "metrics", "output"], budget: 4, dead: "panic", told: 0 },
    only: /loops\.(ForgetN|StopAndStart)$|metrics\.(NaN|RemovesNs)$|output\.(FailLine|ConfigLines)$/,
  },
  slower: {
    job: { packages: ["loops", "metrics"], budget: 7, dead: "panic" },
    only: /loops\.StopAndStart$|metrics\.SetBytesChanges/,
  },
});
