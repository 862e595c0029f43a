import { Injectable } from '@nestjs/common';

/** Whether this process still wants requests. */
@Injectable()
export class ServingState {
  private draining = false;
  private readonly listeners = new Set<() => void>();

  get isDraining(): boolean {
    return this.draining;
  }

  /** From now on readiness says no; requests are still served. */
  drain(): void {
    this.draining = true;
    for (const listener of this.listeners) listener();
  }

  /**
   * Calls back when the process begins to end.
   *
   * @returns takes the listener away
   */
  onDrain(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
