/** Values that are made once for each key. */
export class Memo<Value extends object | string> {
  private readonly values = new Map<string, Value>();

  get(key: string, make: () => Value): Value {
    const known = this.values.get(key);
    if (known !== undefined) return known;
    const value = make();
    this.values.set(key, value);
    return value;
  }
}
