export default {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
  globalSetup: "<rootDir>/test/kit/build.mjs",
  testTimeout: 120_000,
  maxWorkers: 3, // of two processors Jest would leave one idle; a third worker goes on while others wait for a server or a program
};
