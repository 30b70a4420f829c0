// What the go command says when the machine is to blame: a full disk, folders that cannot be written, no
// memory, no network, no C compiler. What the compiler says of the code is not among it.

export interface MachineFault {
  /** The line that says so. */
  readonly said: string;
  readonly remedy: string;
  /** True when the errors beside it may follow from it: with a full cache Go misses its own packages. */
  readonly spoilsAll: boolean;
}

interface MachineFaultKind {
  readonly pattern: RegExp;
  readonly remedy: string;
  readonly spoilsAll: boolean;
}

const FOLDERS =
  "give HOME, or GOCACHE, GOMODCACHE and TMPDIR, folders that this user can write and start programs in";
const NETWORK =
  "give the job a way to the module proxy (GOPROXY, HTTPS_PROXY), or a module cache that has the modules (GOMODCACHE)";

/** The first kind that fits counts. The go command puts an error of the system at the end of a line. */
const KINDS: readonly MachineFaultKind[] = [
  {
    pattern: /\b(no space left on device|disk quota exceeded|not enough space on the disk\.?)$/i,
    remedy: "free space there, or set TMPDIR, GOCACHE and GOMODCACHE to folders on another disk",
    spoilsAll: true,
  },
  // A package of the standard library that is missing: the result of a cache that cannot be written.
  {
    pattern: /^(.*[/\\]src[/\\]).*\.go:\d+:\d+: package \S+ is not in std \(\1/,
    remedy: "free space in GOCACHE, or repair the installation of Go",
    spoilsAll: true,
  },
  {
    pattern:
      /\b(build cache is (required|disabled)|failed to initialize build cache|could not create module cache|module cache not found|creating work dir: |missing \$GOPATH)/,
    remedy: FOLDERS,
    spoilsAll: true,
  },
  {
    pattern: /: (read-only file system|input\/output error|stale NFS file handle)$/i,
    remedy: FOLDERS,
    spoilsAll: true,
  },
  {
    pattern: /(: (permission denied|operation not permitted|exec format error)|Access is denied\.)$/,
    remedy: FOLDERS,
    spoilsAll: false,
  },
  {
    pattern: /\b(cannot allocate memory|out of memory|signal: killed)$/,
    remedy: "give the job more memory, or build less at once: GOFLAGS=-p=1",
    spoilsAll: true,
  },
  {
    pattern: /: (too many open files|resource temporarily unavailable)$/,
    remedy: "raise the limits of the job (ulimit -n, ulimit -u)",
    spoilsAll: true,
  },
  {
    pattern:
      /\b(Get|Head|reading) "?https?:\/\/.*(dial (tcp|udp)|i\/o timeout|no such host|connection (refused|reset)|unexpected EOF|TLS handshake|tls: |x509: |proxyconnect|context deadline exceeded|\b(407|429|50\d) )/,
    remedy: NETWORK,
    spoilsAll: false,
  },
  {
    pattern: /module lookup disabled by GOPROXY=off$/,
    remedy: NETWORK,
    spoilsAll: false,
  },
  {
    pattern: /C compiler ".*" not found|-race requires cgo/,
    remedy:
      "install a C compiler (gcc; on Alpine build-base) and leave CGO_ENABLED=1, or do without cgo (CGO_ENABLED=0) and -race",
    spoilsAll: false,
  },
];

/** machineFault is the first fault in the go command's output; one that spoils all comes before others. */
export function machineFault(text: string): MachineFault | undefined {
  const faults = text.split(/\r?\n/).flatMap((line) => faultOf(line.trim()));
  return faults.find(({ spoilsAll }) => spoilsAll) ?? faults[0];
}

function faultOf(said: string): readonly MachineFault[] {
  const kind = KINDS.find(({ pattern }) => pattern.test(said));
  return kind === undefined ? [] : [{ said, remedy: kind.remedy, spoilsAll: kind.spoilsAll }];
}

/** startFault finds a test binary that did not start, in what a package printed outside of its tests. */
export function startFault(lines: readonly string[]): MachineFault | undefined {
  const said = lines.find((line) => NOT_STARTED.test(line));
  return said === undefined ? undefined : { said, remedy: FOLDERS, spoilsAll: false };
}

const NOT_STARTED = /^fork\/exec \S*[/\\]go-build\d+[/\\]b\d+[/\\]\S+\.test(\.exe)?: /;
