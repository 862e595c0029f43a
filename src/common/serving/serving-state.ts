import { Injectable } from '@nestjs/common';

/** Whether this process still wants requests, and whether it still begins something for those it has. */
@Injectable()
export class ServingState {
  private draining = false;
  private readonly closeListeners = new Set<() => void>();
  private readonly listeners = new Set<() => void>();

  get isDraining(): boolean {
    return this.draining;
  }

  /** From now on readiness says no; requests are still served, all of them. */
  drain(): void {
    this.draining = true;
  }

  /** From now on nobody is let in, and who would stay for long is shown out. */
  close(): void {
    for (const listener of this.closeListeners) listener();
  }

  /** Calls back when it is time to send away those who wait for what may take long. */
  onClose(listener: () => void): void {
    this.closeListeners.add(listener);
  }

  /** What is begun after this would not end before the process does. */
  callLast(): void {
    for (const listener of this.listeners) listener();
  }

  /**
   * Calls back when it is too late to begin anything.
   *
   * @returns takes the listener away
   */
  onLastCall(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
