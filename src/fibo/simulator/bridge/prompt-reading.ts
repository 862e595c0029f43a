import { hash } from 'node:crypto';
import type { Choice, Facet } from './vocabulary.js';

const MAX_NAME_LENGTH = 60;
const LABELLED_PHRASE =
  /[,.;]?\s*\b(camera angle|field of view|lighting|color palette|composition|style)\s*:\s*([^,;\n]+(?:,\s*(?:with|diffused|direct)\b[^,;\n]+)?)/gi;
const ARTICLE = /^(?:an?|the)\s+/i;
const END_OF_NAME = /[,.;:!?\n]|\s(?:on|in|at|with|under|beside|near|against|by|of|from|for)\s/i;

/** What was decided for one facet of a picture. */
interface Decision<Extras> {
  readonly sentence: string;
  readonly extras: Extras;
  /** Whether the prompt said so; otherwise the bridge chose. */
  readonly isSaid: boolean;
}

/** A prompt taken apart: what is in the picture, and what is said of how it looks. */
export class PromptReading {
  /** The prompt without its labelled phrases. */
  readonly scene: string;
  /** What is in the picture, short enough to be named in a sentence: "the luxury watch". */
  readonly subject: string;
  private readonly phrases = new Map<string, string>();

  constructor(private readonly prompt: string) {
    for (const [, label = '', phrase = ''] of prompt.matchAll(LABELLED_PHRASE))
      this.phrases.set(label.toLowerCase(), phrase.trim());
    this.scene = prompt.replace(LABELLED_PHRASE, '').trim() || 'A scene';
    this.subject = nameOf(this.scene);
  }

  /** A labelled phrase binds, even one that no choice knows; then come words standing freely; else the prompt's hash decides. */
  decide<Extras>(facet: Facet<Extras>): Decision<Extras> {
    const phrase = this.phrases.get(facet.label);
    const said =
      phrase === undefined
        ? findEarliest(facet.choices, this.scene)
        : facet.choices.find((choice) => choice.labelled.test(phrase));
    const choice = said ?? this.pick(facet.choices, facet.label);
    const isUnknownPhrase = phrase !== undefined && said === undefined;
    const sentence = isUnknownPhrase
      ? `${capitalised(phrase)}.`
      : this.pick(choice.sentences, `${facet.label} sentence`);
    const isSaid = said !== undefined || isUnknownPhrase;
    return { sentence: this.fill(sentence), extras: choice.extras, isSaid };
  }

  /** Puts the subject into a sentence. */
  fill(sentence: string): string {
    return sentence.replaceAll('{subject}', () => this.subject);
  }

  /** One of the options, always the same for this prompt and purpose. The options must not be none. */
  pick<T>(options: readonly T[], purpose: string): T {
    const digest = hash('sha256', `${purpose}\n${this.prompt}`, 'buffer');
    const option = options[digest.readUInt32BE() % options.length];
    if (option === undefined) throw new RangeError(`Nothing to pick for ${purpose}`);
    return option;
  }
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function findEarliest<E>(choices: readonly Choice<E>[], text: string): Choice<E> | undefined {
  const found = choices
    .map((choice) => ({ choice, position: text.search(choice.anywhere) }))
    .filter(({ position }) => position >= 0)
    .sort((one, other) => one.position - other.position);
  return found[0]?.choice;
}

function nameOf(scene: string): string {
  const [start = ''] = scene.replace(ARTICLE, '').split(END_OF_NAME, 1);
  const name = Array.from(start.trim()).slice(0, MAX_NAME_LENGTH).join('');
  return `the ${name || 'subject'}`;
}
