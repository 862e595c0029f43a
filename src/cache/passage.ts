import type { ReadyAnswer } from './ready-answer.js';

/** An answer of one's own, or one that is repeated. */
export type Answer<Made> =
  { readonly made: Made; readonly isStored: boolean } | { readonly repeated: ReadyAnswer };

/** How a question is answered: as far as is known until `answer` has settled, and then as it was. */
export class Passage<Made> {
  /** How long a hit still lives. */
  ttlSeconds = 0;
  /** A hit in what all nodes share, not in this node's memory. */
  isFromStore = false;
  readonly answer: Promise<Answer<Made>>;

  constructor(
    public via: 'hit' | 'miss' | 'collapsed' | 'bypass',
    answer: (passage: Passage<Made>) => Promise<Answer<Made>>,
  ) {
    this.answer = answer(this);
  }

  /** The question is asked once more: it is answered as that passage is. */
  async become(next: Passage<Made>): Promise<Answer<Made>> {
    try {
      return await next.answer;
    } finally {
      this.via = next.via;
      this.isFromStore = next.isFromStore;
      this.ttlSeconds = next.ttlSeconds;
    }
  }

  /** It turns out that all nodes share an answer already. */
  foundInStore(ttlSeconds: number): void {
    this.via = 'hit';
    this.isFromStore = true;
    this.ttlSeconds = ttlSeconds;
  }
}
