import { Injectable } from '@nestjs/common';

/** The generations this process drives for callers; they go on when a caller hangs up, and the process waits for them before it ends. */
@Injectable()
export class UnderWay {
  private readonly drives = new Set<Promise<unknown>>();

  /** Passes the drive on and remembers it until it has settled. */
  track<T>(drive: Promise<T>): Promise<T> {
    this.drives.add(drive);
    const forget = () => void this.drives.delete(drive);
    drive.then(forget, forget);
    return drive;
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.drives.size > 0) await Promise.allSettled(this.drives);
  }
}
