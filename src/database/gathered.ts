import { isDatabaseUnavailable } from './database-unavailable.js';

interface Wish<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One statement for all who want the same kind of it: those who come in one turn of the event loop, or while the last one is under way,
 * go together. Alone, nobody waits.
 */
export class Gathered<Item, Result> {
  private wishes: Wish<Item, Result>[] = [];
  private isUnderWay = false;

  /** @param run one statement, whose results are in the order of the items */
  constructor(private readonly run: (items: readonly Item[]) => Promise<readonly Result[]>) {}

  /** Rejects as the statement does. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.wishes.push({ item, resolve, reject });
      if (this.wishes.length === 1 && !this.isUnderWay) setImmediate(() => void this.flush());
    });
  }

  private async flush(): Promise<void> {
    this.isUnderWay = true;
    while (this.wishes.length > 0) await this.grant(this.wishes.splice(0));
    this.isUnderWay = false;
  }

  private async grant(wishes: readonly Wish<Item, Result>[]): Promise<void> {
    try {
      const results = await this.run(wishes.map(({ item }) => item));
      // There is one for each item.
      wishes.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      if (isDatabaseUnavailable(error)) this.refuse([...wishes, ...this.wishes.splice(0)], error);
      else if (wishes.length === 1) this.refuse(wishes, error);
      // The fault may be one item's: the others are not to suffer for it.
      else for (const wish of wishes) await this.grant([wish]);
    }
  }

  /** Also those who came meanwhile: they have waited long enough to be told. */
  private refuse(wishes: readonly Wish<Item, Result>[], error: unknown): void {
    for (const { reject } of wishes) reject(error);
  }
}
