// A thread of `go-steady history`, in a file of dist/ of its own: it reads packs.

import { readPack } from "../../history/keep/read-pack.ts";
import { answerQuestions } from "../../ports/threads.ts";

answerQuestions(readPack);
