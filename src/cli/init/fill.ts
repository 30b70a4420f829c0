// Fills a template with a repository's choices. The marks are exact lines of templates/; a test finds each.

export interface Choices {
  /** Full hash of the go-steady commit that the workflows use. */
  readonly commit: string;
  /** What stands behind the commit, such as `v0.1.0`. */
  readonly version: string;
  readonly mainBranch: string;
  /** IANA names of the teams' time zones; the odd ones are added. */
  readonly zones: readonly string[];
}

/** PLACEHOLDER stands where init puts the commit: a template that is copied fails with it, and says why. */
export const PLACEHOLDER = `${"0".repeat(40)} # go-steady init puts the commit here`;

export const MAIN_BRANCH_MARK = "branches: [main]";

/** TEAM_ZONES stand in templates/ for the zones of the teams. */
export const TEAM_ZONES = ["Asia/Singapore", "Europe/Berlin", "America/Los_Angeles"] as const;

/** ODD_ZONES are never whole hours from UTC: +05:45, +12:45 or +13:45, −03:30 or −02:30. */
export const ODD_ZONES = ["Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns"] as const;

export function zonesLine(teams: readonly string[]): string {
  return `timezones: ${[...new Set([...teams, ...ODD_ZONES])].join(", ")}`;
}

export function fill(template: string, { commit, version, mainBranch, zones }: Choices): string {
  return template
    .replaceAll(PLACEHOLDER, `${commit} # ${version}`)
    .replaceAll(MAIN_BRANCH_MARK, `branches: [${flowScalar(mainBranch)}]`)
    .replaceAll(zonesLine(TEAM_ZONES), zonesLine(zones));
}

/** Quoted unless YAML can only read it as text. */
function flowScalar(text: string): string {
  const isPlain = /^[A-Za-z][\w./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
