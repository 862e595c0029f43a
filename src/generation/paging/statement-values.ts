/** The values of one statement, whose text names each by its number. */
export class StatementValues {
  readonly list: unknown[] = [];

  /** How the text names the value. */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}
