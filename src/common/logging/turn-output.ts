import type { LogOutput } from './log-output.js';

/** Collects the lines of one turn of the event loop and writes them at its end, or when the process exits: a write a line is a system call a line. */
export class TurnOutput implements LogOutput {
  private lines: string[] = [];

  constructor(private readonly output: LogOutput) {
    process.on('exit', () => this.flush());
  }

  get isTTY(): boolean {
    return this.output.isTTY === true;
  }

  hasColors(): boolean {
    return this.output.hasColors?.() === true;
  }

  write(line: string): void {
    if (this.lines.push(line) === 1) setImmediate(() => this.flush());
  }

  private flush(): void {
    if (this.lines.length === 0) return;
    const text = this.lines.join('');
    this.lines = [];
    this.output.write(text);
  }
}
