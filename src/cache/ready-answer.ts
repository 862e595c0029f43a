/** A finished answer as it is kept: JSON text without the public base of its addresses, so that repeating it serialises nothing. */
export class ReadyAnswer {
  private constructor(
    private readonly body: string,
    /** Where in the text the base belongs, from the front; numbers and not pieces, because a hundred thousand answers may be kept. */
    private readonly gaps: readonly number[],
  ) {}

  /**
   * @param body becomes the JSON text
   * @param addressKeys keys of the body, in its order, whose values begin with `base`
   * @param base origin and path prefix, as it stands in this answer
   */
  static of(body: object, addressKeys: readonly string[], base: string): ReadyAnswer {
    const text = JSON.stringify(body, (key, value: unknown) =>
      addressKeys.includes(key) && typeof value === 'string' ? value.slice(base.length) : value,
    );
    // No text of a client can look like a key: its quotation marks are escaped.
    const gaps = addressKeys.map((key) => text.indexOf(`"${key}":"`) + key.length + 4);
    return new ReadyAnswer(text, gaps);
  }

  /** About how much memory the answer takes. */
  get sizeBytes(): number {
    return Buffer.byteLength(this.body);
  }

  /** The JSON text for whoever reaches the service at `base`. */
  text(base: string): string {
    const ends = [...this.gaps.slice(1), this.body.length];
    const pieces = this.gaps.map((gap, index) => this.body.slice(gap, ends[index]));
    return [this.body.slice(0, this.gaps[0]), ...pieces].join(quotable(base));
  }
}

function quotable(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
