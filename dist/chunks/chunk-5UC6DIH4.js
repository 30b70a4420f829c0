import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/threads.ts
import { parentPort, Worker } from "node:worker_threads";
var MOST = 4;
function openThreads(program, processors) {
  const threads = [];
  const most = Math.min(MOST, processors);
  let asked = 0;
  return {
    ask: (question) => {
      const number = asked++ % most;
      const thread = threads[number] ?? startThread(program);
      threads[number] = thread;
      return thread.ask(question);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    }
  };
}
function startThread(program) {
  const worker = new Worker(program, { execArgv: [] });
  const waiting = [];
  let failure;
  worker.on("message", (answer) => waiting.shift()?.resolve(answer));
  worker.on("error", (error) => {
    failure = error;
  });
  worker.on("exit", () => {
    failure ??= new Error(`the thread ${program} ended`);
    for (const { reject } of waiting.splice(0)) reject(failure);
  });
  const ask = (question) => new Promise((resolve, reject) => {
    if (failure !== void 0) return reject(failure);
    waiting.push({ resolve, reject });
    worker.postMessage(question);
  });
  return { worker, ask };
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
