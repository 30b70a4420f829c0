// What GitHub's runner makes of a step's log: workflow commands, stopped stretches, masks, and its limits on annotations.
// Facts: actions/runner, src/Runner.Common/ActionCommand.cs and src/Runner.Worker/ActionCommandManager.cs.

/** RunnerAnnotation is one that a pull request's "Files changed" would show. */
export interface RunnerAnnotation {
  readonly level: "error" | "warning" | "notice";
  /** Cut at 4096 characters, as the runner does. */
  readonly message: string;
  /** `title`, `file`, `line`, `endLine`, `col`, `endColumn`, as given. */
  readonly properties: Readonly<Record<string, string>>;
}

/** ReadLog is a step's log after the runner has read it. */
export interface ReadLog {
  /** What a person sees: commands that are obeyed in silence are gone, secrets are `***`. */
  readonly log: string;
  readonly annotations: readonly RunnerAnnotation[];
  /** Annotations beyond ten of a level: they stay in the log and are shown nowhere else. */
  readonly dropped: number;
  /** Every command that was obeyed, as it was printed, in order. */
  readonly commands: readonly string[];
  /** Errors of the runner itself about a command; each fails the step. */
  readonly refused: readonly string[];
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const ANNOTATIONS_PER_LEVEL = 10;
const MESSAGE_CHARS = 4096;
const SILENT = new Set([
  "add-mask",
  "debug",
  "save-state",
  "set-output",
  "add-matcher",
  "remove-matcher",
  "echo",
]);
const LEVELS = new Set(["error", "warning", "notice"]);
const REFUSED = new Set(["set-env", "add-path"]); // since 2020, unless a workflow asks for them
const NAMES: ReadonlySet<string> = new Set([
  ...SILENT,
  ...LEVELS,
  ...REFUSED,
  "group",
  "endgroup",
  "stop-commands",
]);

/** readLog reads lines as the runner does; `secrets` are masked from the first line on. */
export function readLog(lines: readonly string[], secrets: readonly string[]): ReadLog {
  const masks = new Set(secrets.filter((s) => s !== ""));
  const seen: string[] = [];
  const [annotations, commands, refused]: [RunnerAnnotation[], string[], string[]] = [[], [], []];
  const counts: Record<string, number> = {};
  let stopToken: string | undefined;
  let dropped = 0;

  const annotate = (level: RunnerAnnotation["level"], { data, properties }: Command) => {
    counts[level] = (counts[level] ?? 0) + 1;
    if (counts[level] > ANNOTATIONS_PER_LEVEL) dropped++;
    else annotations.push({ level, message: mask(data, masks).slice(0, MESSAGE_CHARS), properties });
  };
  const obey = (line: string, command: Command) => {
    commands.push(line);
    if (command.name === "stop-commands") stopToken = command.data.toLowerCase();
    if (command.name === "add-mask")
      for (const part of command.data.split(/\r?\n/)) if (part) masks.add(part);
    if (REFUSED.has(command.name)) refused.push(`The \`${command.name}\` command is disabled.`);
    if (isLevel(command.name)) annotate(command.name, command);
    if (!SILENT.has(command.name)) seen.push(mask(line, masks));
  };

  for (const line of lines) {
    const command = parseCommand(line, stopToken);
    if (stopToken !== undefined && command?.name === stopToken) stopToken = undefined;
    else if (command !== undefined && stopToken === undefined) {
      obey(line, command);
      continue;
    }
    seen.push(mask(line, masks));
  }
  return { log: seen.join("\n"), annotations, dropped, commands, refused };
}

function isLevel(name: string): name is RunnerAnnotation["level"] {
  return LEVELS.has(name);
}

function mask(text: string, masks: ReadonlySet<string>): string {
  return [...masks]
    .sort((a, b) => b.length - a.length)
    .reduce((t, secret) => t.replaceAll(secret, "***"), text);
}

/** `::name key=value,…::data` after white space, or, of old, `##[name key=value;…]data` anywhere in the line. */
function parseCommand(line: string, stopToken: string | undefined): Command | undefined {
  const forms = [
    { match: /^\s*::([^\s:]*?)(?: (.*?))?::(.*)$/s.exec(line), separator: ",", decode: unescapeV2 },
    { match: /##\[([^\s\]]*)(?: ([^\]]*))?\](.*)$/s.exec(line), separator: ";", decode: unescapeV1 },
  ];
  for (const { match, separator, decode } of forms) {
    const name = match?.[1]?.toLowerCase() ?? "";
    if (match === null || !(NAMES.has(name) || name === stopToken)) continue;
    const pairs = (match[2] ?? "").split(separator).map((p) => /^\s*([^=]+)=(.+)$/s.exec(p));
    const properties = pairs.flatMap((p) => (p === null ? [] : [[p[1] ?? "", decode(p[2] ?? "")]]));
    return { name, properties: Object.fromEntries(properties), data: decode(match[3] ?? "") };
  }
  return undefined;
}

function unescapeV2(text: string): string {
  return unescapeAll(text, { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" });
}

function unescapeV1(text: string): string {
  return unescapeAll(text, { "%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%25": "%" });
}

function unescapeAll(text: string, table: Readonly<Record<string, string>>): string {
  return Object.entries(table).reduce((t, [from, to]) => t.replaceAll(from, to), text);
}
