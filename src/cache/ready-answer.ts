import type { PublicAddress } from '../common/http/public-address.js';

/** A finished answer as it is kept: JSON text without its picture's address, so that repeating it serialises nothing. */
export class ReadyAnswer {
  private constructor(
    private readonly body: string,
    /** Where in the text the address belongs, from the front; numbers and not pieces, because a hundred thousand answers may be kept. */
    private readonly gaps: readonly number[],
    private readonly path: string,
  ) {}

  /**
   * @param body becomes the JSON text
   * @param addressKeys keys of the body, in its order, that hold the one address in it
   * @param addresses by which that address was made
   */
  static of(
    body: object,
    addressKeys: readonly string[],
    addresses: Pick<PublicAddress, 'pathOf'>,
  ): ReadyAnswer {
    let path = '';
    const text = JSON.stringify(body, (key, value: unknown) => {
      if (!addressKeys.includes(key) || typeof value !== 'string') return value;
      path = addresses.pathOf(value);
      return '';
    });
    // No text of a client can look like a key: its quotation marks are escaped.
    const gaps = addressKeys.map((key) => text.indexOf(`"${key}":"`) + key.length + 4);
    return new ReadyAnswer(text, gaps, path);
  }

  /** About how much memory the answer takes. */
  get sizeBytes(): number {
    return Buffer.byteLength(this.body) + this.path.length;
  }

  /** The JSON text for whoever is handed out such addresses. */
  text(addresses: Pick<PublicAddress, 'of'>): string {
    const ends = [...this.gaps.slice(1), this.body.length];
    const pieces = this.gaps.map((gap, index) => this.body.slice(gap, ends[index]));
    return [this.body.slice(0, this.gaps[0]), ...pieces].join(quotable(addresses.of(this.path)));
  }
}

function quotable(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
