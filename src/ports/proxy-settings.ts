// The variables that name a proxy, as curl, git and Go read them, in a form that all libraries of this
// program read alike.

const PROXIES = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"];
const BYPASSES = ["no_proxy", "NO_PROXY"];

type Variables = Record<string, string | undefined>;

/** Changes `env`, but not what children see. Gives a sentence for each variable that cannot be read. */
export function correctProxies(env: Variables): readonly string[] {
  for (const name of BYPASSES) if (env[name]) env[name] = withSubdomains(env[name]);
  const isBypassed = BYPASSES.some((name) => env[name]?.split(",").includes("*"));
  // One library takes it before HTTP_PROXY, and knows no SOCKS; another does not know it at all.
  for (const name of ["all_proxy", "ALL_PROXY"]) delete env[name];
  return PROXIES.flatMap((name) => {
    const given = env[name]?.trim() ?? "";
    const proxy = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) || given === "" ? given : `http://${given}`;
    const isReadable = proxy === "" || isProxy(proxy);
    if (proxy === "" || isBypassed || !isReadable) delete env[name];
    else env[name] = proxy;
    return isReadable ? [] : [`${name} is not used: ${HOW}`];
  });
}

const HOW =
  "write it as http://user:password@host:port, with special characters of the password in percent encoding; other kinds of proxies are not supported";

function isProxy(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && isEncoded(username) && isEncoded(password);
}

/** The libraries decode it, and would throw then. */
function isEncoded(text: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(text);
}

/** `corp.com` means its subdomains, too; for one library only `.corp.com` does. */
function withSubdomains(list: string): string {
  const hosts = list.split(/[,\s]+/).filter((host) => host !== "");
  const dotted = hosts.filter((host) => /^[a-z][\w.-]*$/i.test(host)).map((host) => `.${host}`);
  return [...new Set([...hosts, ...dotted])].join(",");
}
