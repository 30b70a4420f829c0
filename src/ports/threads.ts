// Threads for what takes a processor for long. Each runs a file of dist/, which answers one question after
// the other; questions and answers are copied, so they are plain data and typed arrays.

import { parentPort, Worker } from "node:worker_threads";

type Work<Question, Answer> = (question: Question) => Promise<Answer>;

export interface Threads<Question, Answer> {
  /** The questions take turns among the threads. Throws what a thread threw, and when one ended. */
  readonly ask: Work<Question, Answer>;
  /** Ends them, whatever they do. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Each has a heap of its own. */
const MOST = 4;

/** openThreads starts a thread when it is first asked. `program`: absolute path of its file. */
export function openThreads<Question, Answer>(
  program: string,
  processors: number,
): Threads<Question, Answer> {
  const threads: Thread<Question, Answer>[] = [];
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
    },
  };
}

interface Thread<Question, Answer> {
  readonly worker: Worker;
  readonly ask: Work<Question, Answer>;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

function startThread<Question, Answer>(program: string): Thread<Question, Answer> {
  const worker = new Worker(program, { execArgv: [] });
  const waiting: Waiting<Answer>[] = [];
  let failure: unknown;
  worker.on("message", (answer: Answer) => waiting.shift()?.resolve(answer));
  worker.on("error", (error) => {
    failure = error;
  });
  worker.on("exit", () => {
    failure ??= new Error(`the thread ${program} ended`);
    for (const { reject } of waiting.splice(0)) reject(failure);
  });
  const ask = (question: Question) =>
    new Promise<Answer>((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      waiting.push({ resolve, reject });
      worker.postMessage(question);
    });
  return { worker, ask };
}

/** answerQuestions is the thread's side. What `work` throws ends it. */
export function answerQuestions<Question, Answer>(work: Work<Question, Answer>): void {
  let last = Promise.resolve();
  parentPort?.on("message", (question: Question) => {
    last = last.then(async () => parentPort?.postMessage(await work(question)));
  });
}
