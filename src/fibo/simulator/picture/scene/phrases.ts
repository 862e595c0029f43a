/** What words mean. The order of entries says nothing: the earliest word in a text decides. */
export type Lexicon<T> = readonly (readonly [meaning: T, words: RegExp])[];

export interface Mention<T> {
  readonly meaning: T;
  /** As the text has it. */
  readonly word: string;
}

/** Finds what the texts speak of first: an earlier text, then an earlier word, wins. */
export function firstMention<T>(
  texts: readonly string[],
  lexicon: Lexicon<T>,
): Mention<T> | undefined {
  for (const text of texts) {
    const mention = earliestMention(text, lexicon);
    if (mention) return mention;
  }
  return undefined;
}

function earliestMention<T>(text: string, lexicon: Lexicon<T>): Mention<T> | undefined {
  let earliest: (Mention<T> & { readonly at: number }) | undefined;
  for (const [meaning, words] of lexicon) {
    const match = words.exec(text);
    if (match && (!earliest || match.index < earliest.at))
      earliest = { meaning, word: match[0], at: match.index };
  }
  return earliest;
}
