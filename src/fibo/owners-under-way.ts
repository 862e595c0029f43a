/** How many each owner has under way. */
export class OwnersUnderWay {
  private readonly byOwner = new Map<number, number>();

  get counts(): readonly (readonly [ownerId: number, count: number])[] {
    return [...this.byOwner];
  }

  of(ownerId: number): number {
    return this.byOwner.get(ownerId) ?? 0;
  }

  add(ownerId: number): void {
    this.byOwner.set(ownerId, this.of(ownerId) + 1);
  }

  remove(ownerId: number): void {
    const left = this.of(ownerId) - 1;
    if (left > 0) this.byOwner.set(ownerId, left);
    else this.byOwner.delete(ownerId);
  }
}
