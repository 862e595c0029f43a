/** Does the same work again and again, and never while it is still being done. It keeps no process alive. */
export class Repetition {
  private timer: NodeJS.Timeout | undefined;
  private isWorking = false;

  /**
   * @param work whatever it rejects with is told
   * @param tell must not throw
   */
  constructor(
    private readonly intervalMs: number,
    private readonly work: () => Promise<void>,
    private readonly tell: (error: unknown) => void,
  ) {}

  /** The first time is at once. */
  start(): void {
    this.timer = setInterval(() => void this.turn(), this.intervalMs).unref();
    void this.turn();
  }

  /** What has begun goes on to its end. */
  stop(): void {
    clearInterval(this.timer);
  }

  private async turn(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    try {
      await this.work();
    } catch (error) {
      this.tell(error);
    } finally {
      this.isWorking = false;
    }
  }
}
