import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/model/basic-authorization.ts
function basicAuthorization(user, password) {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

export {
  basicAuthorization
};
