import type { Progress } from './progress.js';

/** An event for all who follow the same thing: written once for those whose addresses begin alike. */
export class OutgoingEvent {
  private readonly frames = new Map<string, Buffer>();

  constructor(private readonly progress: Progress) {}

  get rank(): number {
    return this.progress.rank;
  }

  get isLast(): boolean {
    return this.progress.isLast;
  }

  /** As it goes over the wire. JSON has no line breaks of its own. */
  frame(base: string): Buffer {
    const known = this.frames.get(base);
    if (known) return known;
    const data = JSON.stringify(this.progress.describe(base));
    const frame = Buffer.from(`event: generation\nid: ${this.rank}\ndata: ${data}\n\n`);
    this.frames.set(base, frame);
    return frame;
  }
}
