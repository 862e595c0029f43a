import { Logger } from '@nestjs/common';
import type { Clock } from '../common/time/clock.js';
import { StorageFull } from './image-store.js';

/** How long an answer holds. */
const FRESH_MS = 1000;

interface Reading {
  /** Undefined: there is room. */
  readonly refusal: Promise<StorageFull | undefined>;
  /** Undefined while it is being taken: whoever asks meanwhile waits for it. */
  takenAt: number | undefined;
}

/** Whether another picture would find room: one look a second at most, shared by all who ask. */
export class RoomGauge {
  private readonly logger = new Logger(RoomGauge.name);
  private reading: Reading | undefined;
  /** Of the largest picture that found no room since the last look; 0: there was none. */
  private refusedBytes = 0;
  private hasRoom = true;

  /** @param look rejects when a picture of so many bytes would find no room; 0 asks for the general state of things */
  constructor(
    private readonly look: (sizeBytes: number) => Promise<void>,
    private readonly clock: Clock,
  ) {}

  /** Rejects with StorageFull. */
  async assertRoom(): Promise<void> {
    if (!this.reading || this.isStale(this.reading)) this.reading = this.read();
    const refusal = await this.reading.refusal;
    if (refusal) throw refusal;
  }

  /** A picture could not be written: what was known holds no longer, and the next look tries as many bytes. */
  refused(sizeBytes: number): void {
    this.refusedBytes = Math.max(this.refusedBytes, sizeBytes);
    this.reading = undefined;
  }

  private isStale({ takenAt }: Reading): boolean {
    if (takenAt === undefined) return false;
    const ageMs = this.clock.now() - takenAt;
    // A clock that was set back must not make an answer hold for ever.
    return ageMs < 0 || ageMs >= FRESH_MS;
  }

  private read(): Reading {
    const refusal = this.findRefusal().finally(() => (reading.takenAt = this.clock.now()));
    const reading: Reading = { refusal, takenAt: undefined };
    return reading;
  }

  private async findRefusal(): Promise<StorageFull | undefined> {
    const sizeBytes = this.refusedBytes;
    this.refusedBytes = 0;
    try {
      await this.look(sizeBytes);
    } catch (error) {
      this.refusedBytes = Math.max(this.refusedBytes, sizeBytes);
      if (this.hasRoom) this.logger.error({ event: 'storage.full', error });
      this.hasRoom = false;
      return new StorageFull(error);
    }
    if (!this.hasRoom) this.logger.log({ event: 'storage.has_room' });
    this.hasRoom = true;
    return undefined;
  }
}
