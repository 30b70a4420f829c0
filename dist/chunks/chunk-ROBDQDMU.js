import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  MemoryError
} from "./chunk-QWPZQBH2.js";

// src/ports/threads.ts
import { parentPort, Worker } from "node:worker_threads";
var MOST = 4;
var MEGABYTES = 1024;
function openThreads(program, processors, megabytes = MEGABYTES) {
  const threads = [];
  const most = Math.min(MOST, processors);
  let asked = 0;
  return {
    ask: (question) => {
      const number = asked++ % most;
      const thread = threads[number] ?? startThread(program, megabytes);
      threads[number] = thread;
      return thread.ask(question);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map(({ end }) => end()));
    }
  };
}
function startThread(program, megabytes) {
  const waiting = [];
  let failure;
  let isOver = false;
  const start = () => {
    const worker2 = new Worker(program, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes }
    });
    let answered = 0;
    let error;
    worker2.on("message", (answer) => {
      answered++;
      waiting.shift()?.resolve(answer);
    });
    worker2.on("error", (thrown) => {
      error = thrown;
    });
    worker2.on("exit", () => {
      if (error?.code === "ERR_WORKER_OUT_OF_MEMORY" && !isOver) return startAgain(answered === 0);
      failure = error ?? new Error(`the thread ${program} ended`);
      for (const { reject } of waiting.splice(0)) reject(failure);
    });
    for (const { question } of waiting) worker2.postMessage(question);
    return worker2;
  };
  const startAgain = (wasFirst) => {
    if (wasFirst) waiting.shift()?.reject(new MemoryError(megabytes));
    worker = start();
  };
  let worker = start();
  const ask = (question) => new Promise((resolve, reject) => {
    if (failure !== void 0) return reject(failure);
    waiting.push({ question, resolve, reject });
    worker.postMessage(question);
  });
  const end = () => {
    isOver = true;
    return worker.terminate();
  };
  return { ask, end };
}
function answerQuestions(work) {
  let last = Promise.resolve();
  parentPort?.on("message", (question) => {
    last = last.then(async () => parentPort?.postMessage(await work(question)));
  });
}

export {
  openThreads,
  answerQuestions
};
