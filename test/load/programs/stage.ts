type Undo = () => Promise<void>;

/** What a bench has started and made, so that nothing of it is left, however the bench ends. */
export class Stage {
  private readonly undos: Undo[] = [];
  private isCleared = false;

  /** Says how to take down what was just put up. Throws, and takes it down at once, when the stage is cleared already. */
  put(undo: Undo): void {
    if (!this.isCleared) this.undos.push(undo);
    else {
      void undo();
      throw new Error('The bench is over');
    }
  }

  /** Takes down everything, the latest first. */
  async clear(): Promise<void> {
    this.isCleared = true;
    for (let undo = this.undos.pop(); undo; undo = this.undos.pop()) await undo();
  }
}
