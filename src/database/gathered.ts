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
  /** They went together and failed by a fault that may be one item's: each goes alone now, so that the others do not suffer for it. */
  private readonly suspects: Wish<Item, Result>[] = [];
  private isUnderWay = false;

  /**
   * @param run one statement, whose results are in the order of the items
   * @param most how many go together; default: all
   */
  constructor(
    private readonly run: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly most = Infinity,
  ) {}

  /** Rejects as the statement does. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.wishes.push({ item, resolve, reject });
      if (this.wishes.length === 1 && !this.isUnderWay) setImmediate(() => void this.flush());
    });
  }

  private async flush(): Promise<void> {
    this.isUnderWay = true;
    for (let next = this.takeNext(); next.length > 0; next = this.takeNext())
      await this.grant(next);
    this.isUnderWay = false;
  }

  private takeNext(): readonly Wish<Item, Result>[] {
    return this.suspects.length > 0 ? this.suspects.splice(0, 1) : this.wishes.splice(0, this.most);
  }

  private async grant(wishes: readonly Wish<Item, Result>[]): Promise<void> {
    try {
      const results = await this.run(wishes.map(({ item }) => item));
      // There is one for each item.
      wishes.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      if (isDatabaseUnavailable(error)) {
        refuse(wishes, error);
        // They have waited long enough to be told.
        refuse([...this.suspects.splice(0), ...this.wishes.splice(0)], notSent(error));
      } else if (wishes.length === 1) {
        refuse(wishes, error);
      } else {
        this.suspects.push(...wishes);
      }
    }
  }
}

function refuse(wishes: readonly Pick<Wish<unknown, unknown>, 'reject'>[], error: unknown): void {
  for (const { reject } of wishes) reject(error);
}

/** Of those who waited behind it nothing can have been committed. 08006: the connection failed. */
function notSent(cause: unknown): Error {
  return Object.assign(new Error('the database is away', { cause }), { code: '08006' });
}
