// The server that a job is on: GitHub, an Enterprise Server, or one that behaves as GitHub does. A token is
// never sent to another one.

/** Server has addresses without a slash at their ends. */
interface Server {
  readonly url: string;
  /** REST. */
  readonly api: string;
  readonly graphql: string;
  /** Why artifacts cannot be kept here, a clause; undefined where they can. */
  readonly noArtifacts: string | undefined;
}

type Variables = Readonly<Record<string, string | undefined>>;

const GITHUB = "https://github.com";

/** serverOf reads the runner's variables. Addresses that they leave out are those of an Enterprise Server. */
export function serverOf(env: Variables): Server {
  const url = withoutSlash(env.GITHUB_SERVER_URL || GITHUB);
  const isGithub = url === GITHUB;
  const api = withoutSlash(env.GITHUB_API_URL || (isGithub ? "https://api.github.com" : `${url}/api/v3`));
  const besides = api.endsWith("/api/v3") ? api.replace(/\/v3$/, "/graphql") : `${api}/graphql`;
  return { url, api, graphql: env.GITHUB_GRAPHQL_URL || besides, noArtifacts: whyNoArtifacts(url, env) };
}

/** @actions/artifact takes all other hosts for an Enterprise Server, and refuses them. */
function whyNoArtifacts(
  url: string,
  { ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN }: Variables,
): string | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  if (host !== "github.com" && !/\.(ghe\.com|localhost)$/.test(host))
    return `${host || url} keeps no artifacts of version 4`;
  return ACTIONS_RESULTS_URL && ACTIONS_RUNTIME_TOKEN ? undefined : "this runner keeps no artifacts";
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
