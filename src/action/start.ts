// The program of the action. It says at once that it has started; all else is loaded behind that.

declare const VERSION: string;

process.stdout.write(`go-steady ${VERSION}\n`);
await import("./action.ts");
