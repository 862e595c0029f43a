/** What a visitor comes for. */
export type Kind = 'single' | 'repeat' | 'batch' | 'sequence' | 'history' | 'look';

interface Figures {
  count: number;
  slowestMs: number;
}

/** How many requests were made, how long the slowest took, and which of them failed. */
export class Visits {
  /** A line for each, with its reason. */
  readonly failures: string[] = [];
  private readonly figures = new Map<Kind, Figures>();

  get count(): number {
    return [...this.figures.values()].reduce((total, { count }) => total + count, 0);
  }

  /** What `request` resolves with; undefined when it rejects: that is a failure. */
  async make<T>(kind: Kind, request: () => Promise<T>): Promise<T | undefined> {
    const begun = Date.now();
    try {
      return await request();
    } catch (error) {
      const when = new Date(begun).toISOString();
      this.failures.push(`${kind} of ${when}, after ${since(begun)} ms: ${reasonOf(error)}`);
      return undefined;
    } finally {
      const { count, slowestMs } = this.figures.get(kind) ?? { count: 0, slowestMs: 0 };
      const figures = { count: count + 1, slowestMs: Math.max(slowestMs, since(begun)) };
      this.figures.set(kind, figures);
    }
  }

  toString(): string {
    return [...this.figures]
      .map(([kind, { count, slowestMs }]) => `${count} ${kind} (slowest ${slowestMs} ms)`)
      .join(', ');
  }
}

function since(begun: number): number {
  return Date.now() - begun;
}

/** What fetch rejects with says in its cause what happened. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${reasonOf(error.cause)}`;
}
