import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/proxy-settings.ts
var PROXIES = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"];
var BYPASSES = ["no_proxy", "NO_PROXY"];
function correctProxies(env) {
  for (const name of BYPASSES) if (env[name]) env[name] = withSubdomains(env[name]);
  const isBypassed = BYPASSES.some((name) => env[name]?.split(",").includes("*"));
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
var HOW = "write it as http://user:password@host:port, with special characters of the password in percent encoding; other kinds of proxies are not supported";
function isProxy(url) {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && isEncoded(username) && isEncoded(password);
}
function isEncoded(text) {
  return !/%(?![0-9a-f]{2})/i.test(text);
}
function withSubdomains(list) {
  const hosts = list.split(/[,\s]+/).filter((host) => host !== "");
  const dotted = hosts.filter((host) => /^[a-z][\w.-]*$/i.test(host)).map((host) => `.${host}`);
  return [.../* @__PURE__ */ new Set([...hosts, ...dotted])].join(",");
}

export {
  correctProxies
};
