/** One thing that a facet of a picture can be. */
export interface Choice<Extras> {
  /** Means this when it stands behind the facet's label. */
  readonly labelled: RegExp;
  /** Means this wherever it stands in a prompt. */
  readonly anywhere: RegExp;
  /** Whole sentences, as FIBO writes them; `{subject}` stands for what is in the picture. */
  readonly sentences: readonly string[];
  /** What the choice says about other fields of the structured prompt. */
  readonly extras: Extras;
}

/** One decision that the bridge makes about a picture. */
export interface Facet<Extras> {
  /** The words that introduce it in a prompt: "camera angle: low angle". */
  readonly label: string;
  readonly choices: readonly [Choice<Extras>, ...Choice<Extras>[]];
}
