// The scrolling box with its canvas: as large as the content pretends to be, drawn once a frame. Its size is
// kept, since asking the browser makes it lay out the page.

import { element } from "../dom.ts";
import type { Box, Scroll } from "./geometry.ts";

export interface CanvasBox {
  readonly root: HTMLElement;
  readonly context: CanvasRenderingContext2D;
  readonly box: () => Box;
  readonly scroll: () => Scroll;
  readonly scrollTo: (to: Scroll) => void;
  /** Size of all that can be scrolled to. */
  readonly setContent: (content: Box) => void;
  /** Draws in the next frame; `now` in this one. */
  readonly draw: (when?: "now") => void;
  readonly close: () => void;
}

export function makeCanvasBox(label: string, paint: () => void): CanvasBox {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const extent = element("div", { class: "extent" });
  const root = element(
    "div",
    {
      class: "grid",
      tabindex: "0",
      role: "application",
      "aria-label": label,
      "aria-describedby": "grid-cell",
    },
    canvas,
    extent,
  );
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser has no canvas");
  let size: Box | undefined;
  const box = (): Box => {
    size ??= { width: root.clientWidth, height: root.clientHeight };
    return size;
  };
  let frame = 0;
  const drawNow = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    fitTo(canvas, context, box());
    paint();
  };
  const draw = (when?: "now"): void => {
    if (when === "now") drawNow();
    else if (frame === 0) frame = requestAnimationFrame(drawNow);
  };
  root.addEventListener("scroll", () => draw(), { passive: true });
  const resize = new ResizeObserver(() => {
    size = undefined;
    draw();
  });
  resize.observe(root);
  return {
    root,
    context,
    box,
    scroll: () => ({ left: root.scrollLeft, top: root.scrollTop }),
    scrollTo: ({ left, top }) => root.scrollTo(left, top),
    setContent: ({ width, height }) => {
      extent.style.width = `${width}px`;
      extent.style.height = `${height}px`;
    },
    draw,
    close: () => {
      resize.disconnect();
      cancelAnimationFrame(frame);
    },
  };
}

/** A canvas has the screen's own pixels, so that text is sharp. */
function fitTo(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, { width, height }: Box): void {
  const scale = devicePixelRatio;
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
}
