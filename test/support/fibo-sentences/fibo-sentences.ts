import { readFileSync } from 'node:fs';

/** What a structured prompt may say of one parameter, and how a careful reader understands it. */
export interface FiboSentence {
  readonly parameter:
    'camera_angle' | 'fov' | 'lighting' | 'color_palette' | 'composition' | 'style';
  readonly words: string;
  /** The style_medium beside a style. */
  readonly medium?: string;
  /** The right value, or those that are equally right. */
  readonly values: readonly string[];
}

/** Two sets of 96 sentences, written without knowledge of the vocabulary, so that they measure it. */
export const FIBO_SENTENCES = { first: read('first-set.json'), second: read('second-set.json') };

function read(fileName: string): readonly FiboSentence[] {
  const text = readFileSync(new URL(fileName, import.meta.url), 'utf8');
  // The files are beside this one and have its shape.
  return JSON.parse(text) as FiboSentence[];
}
