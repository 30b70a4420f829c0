// Flags of `go test`, split into what builds a test binary and what the binary is started with.
// https://pkg.go.dev/cmd/go#hdr-Testing_flags

import { joinValues } from "../build/flags.ts";

interface TestArguments {
  /** For `go test -c`. */
  readonly build: readonly string[];
  /** For the binary. */
  readonly run: readonly string[];
  /** A flag that asks the go command for more than to start the binary; undefined for none. */
  readonly unsupported?: string;
}

/** Flags that the binary knows as -test.NAME. */
const OF_BINARY =
  /^--?(count|cpu|failfast|fullpath|parallel|run|short|shuffle|skip|timeout|test\.(count|cpu|failfast|fullpath|parallel|run|short|shuffle|skip|timeout))(=|$)/;
/** Profiles, coverage and benchmarks do not change whether a test passes. */
const LEFT_OUT =
  /^--?(test\.)?(artifacts|outputdir|bench|benchmem|benchtime|blockprofile|blockprofilerate|cover|covermode|coverpkg|coverprofile|cpuprofile|json|list|memprofile|memprofilerate|mutexprofile|mutexprofilefraction|trace|v|vet|o|c)(=|$)/;
const UNSUPPORTED = /^--?(exec|fuzz|fuzztime|fuzzminimizetime|test\.fuzz\w*)(=|$)/;
const OF_BUILD =
  /^--?(C|a|asan|asmflags|buildmode|buildvcs|compiler|gccgoflags|gcflags|installsuffix|ldflags|linkshared|mod|modcacherw|modfile|msan|n|overlay|p|pgo|pkgdir|race|tags|toolexec|trimpath|work|x)(=|$)/;

/** splitTestFlags sorts as the go command does: unknown flags, and all after -args, are the test's own. */
export function splitTestFlags(flags: readonly string[]): TestArguments {
  const at = flags.findIndex((flag) => /^--?args$/.test(flag));
  const own = joinValues(at < 0 ? flags : flags.slice(0, at));
  const unsupported = own.find((flag) => UNSUPPORTED.test(flag));
  const isOfBuild = (flag: string) => OF_BUILD.test(flag);
  const rest = own.filter((flag) => !isOfBuild(flag) && !LEFT_OUT.test(flag));
  const run = rest.map((flag) =>
    OF_BINARY.test(flag) ? `-test.${flag.replace(/^--?(test\.)?/, "")}` : flag,
  );
  const limit = run.some((flag) => flag.startsWith("-test.timeout=")) ? [] : ["-test.timeout=10m0s"]; // as go test has it
  return {
    build: own.filter(isOfBuild),
    run: [...limit, ...run, ...(at < 0 ? [] : flags.slice(at + 1))],
    ...(unsupported === undefined ? {} : { unsupported }),
  };
}
