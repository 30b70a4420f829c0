// The entry: finds the data, and starts the page, or says why it cannot.

import "uplot/dist/uPlot.min.css";
import "./page.css";
import { type PageIndex, readIndex } from "../src/page/format/index-file.ts";
import { Broken } from "../src/page/format/table.ts";
import { startApp } from "./app.ts";
import { FileFault, faultText } from "./data/fault.ts";
import { blocksIn, insideSource } from "./data/inside-source.ts";
import { serverSource } from "./data/server-source.ts";
import type { Source } from "./data/source.ts";
import { canCheck } from "./data/unpack.ts";
import { element } from "./dom.ts";
import { makeNotes } from "./notes.ts";

async function start(host: HTMLElement): Promise<void> {
  const notes = makeNotes();
  const blocks = blocksIn(document); // before the body that they are in is emptied
  host.replaceChildren(notes.list);
  const source = blocks.size > 0 ? insideSource(blocks) : serverSource();
  if (blocks.size === 0 && location.protocol === "file:")
    notes.say(
      "A browser lets no page read files beside it from file://. Open the single file, or serve this folder.",
    );
  if (!canCheck()) notes.say("Over plain http this browser computes no hashes: the files were not checked.");
  try {
    startApp(host, source, await readFrom(source), notes);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    notes.say(faultText(error));
    host.append(element("main", {}, element("p", {}, "There is nothing to show without the index.")));
  }
}

async function readFrom(source: Source): Promise<PageIndex> {
  const index = readIndex(new TextDecoder().decode(await source.index()));
  if (index instanceof Broken) throw new FileFault("broken", "index.json", index.why);
  return index;
}

void start(document.body);
