/** Lets readers go together and a writer alone, in the order in which they come: nobody waits for who comes later. */
export class ReadWriteTurns {
  /** Neither rejects. */
  private lastWrite: Promise<unknown> = Promise.resolve();
  private readsSince: Promise<unknown> = Promise.resolve();

  /** Runs `work` when all writers before it are done. */
  read<T>(work: () => Promise<T>): Promise<T> {
    const reading = this.lastWrite.then(work);
    this.readsSince = Promise.allSettled([this.readsSince, reading]);
    return reading;
  }

  /** Runs `work` when all readers and writers before it are done. */
  write<T>(work: () => Promise<T>): Promise<T> {
    const writing = Promise.allSettled([this.lastWrite, this.readsSince]).then(work);
    this.lastWrite = Promise.allSettled([writing]);
    this.readsSince = Promise.resolve();
    return writing;
  }
}
