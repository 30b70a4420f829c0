// Threads for what takes a processor for long. Each runs a file of dist/, which answers one question after
// the other; questions and answers are copied, so they are plain data and typed arrays.

import { parentPort, Worker } from "node:worker_threads";

type Work<Question, Answer> = (question: Question) => Promise<Answer>;

export interface Threads<Question, Answer> {
  /**
   * The questions take turns among the threads. Throws what a thread threw, when one ended, and
   * ThreadMemoryError.
   */
  readonly ask: Work<Question, Answer>;
  /** Ends them, whatever they do. */
  [Symbol.asyncDispose](): Promise<void>;
}

const MOST = 4;
/** A heap each. What we write ourselves needs a quarter of it. */
const MEGABYTES = 512;

/** ThreadMemoryError: one question takes more memory than a thread may have. */
export class ThreadMemoryError extends Error {
  override readonly name = "ThreadMemoryError" as const;
  readonly megabytes: number;

  constructor(megabytes: number) {
    super(`a thread may have ${megabytes} MB of memory, and needs more`);
    this.megabytes = megabytes;
  }
}

/** openThreads starts a thread when it is first asked. `program`: absolute path of its file. */
export function openThreads<Question, Answer>(
  program: string,
  processors: number,
  megabytes = MEGABYTES,
): Threads<Question, Answer> {
  const threads: Thread<Question, Answer>[] = [];
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
    },
  };
}

interface Thread<Question, Answer> {
  readonly ask: Work<Question, Answer>;
  readonly end: () => Promise<unknown>;
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

function startThread<Question, Answer>(program: string, megabytes: number): Thread<Question, Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  let failure: unknown;
  let isOver = false;
  const start = (): Worker => {
    const worker = new Worker(program, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    let answered = 0;
    let error: NodeJS.ErrnoException | undefined;
    worker.on("message", (answer: Answer) => {
      answered++;
      waiting.shift()?.resolve(answer);
    });
    worker.on("error", (thrown: NodeJS.ErrnoException | undefined) => {
      error = thrown; // a thread may throw anything
    });
    worker.on("exit", () => {
      if (error?.code === "ERR_WORKER_OUT_OF_MEMORY" && !isOver) return startAgain(answered === 0);
      failure = error ?? new Error(`the thread ${program} ended`);
      for (const { reject } of waiting.splice(0)) reject(failure);
    });
    for (const { question } of waiting) worker.postMessage(question);
    return worker;
  };
  // What a thread keeps of earlier questions is no fault of the one that it was at: that one is asked again.
  const startAgain = (wasFirst: boolean): void => {
    if (wasFirst) waiting.shift()?.reject(new ThreadMemoryError(megabytes));
    worker = start();
  };
  let worker = start();
  const ask = (question: Question) =>
    new Promise<Answer>((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      waiting.push({ question, resolve, reject });
      worker.postMessage(question);
    });
  const end = (): Promise<unknown> => {
    isOver = true;
    return worker.terminate();
  };
  return { ask, end };
}

/** answerQuestions is the thread's side. What `work` throws ends it. */
export function answerQuestions<Question, Answer>(work: Work<Question, Answer>): void {
  let last = Promise.resolve();
  parentPort?.on("message", (question: Question) => {
    last = last.then(async () => parentPort?.postMessage(await work(question)));
  });
}
