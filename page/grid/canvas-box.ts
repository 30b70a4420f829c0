// The scrolling box with its canvas: as large as the content pretends to be, drawn once a frame.

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
  /** Draws in the next frame. */
  readonly draw: () => void;
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
  let frame = 0;
  const draw = (): void => {
    if (frame === 0)
      frame = requestAnimationFrame(() => {
        frame = 0;
        fitTo(canvas, context, { width: root.clientWidth, height: root.clientHeight });
        paint();
      });
  };
  root.addEventListener("scroll", draw, { passive: true });
  const resize = new ResizeObserver(draw);
  resize.observe(root);
  return {
    root,
    context,
    box: () => ({ width: root.clientWidth, height: root.clientHeight }),
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
