import { createHash } from 'node:crypto';
import { type Question, questionOf } from '../../../src/cache/question.js';
import { PublicAddress } from '../../../src/common/http/public-address.js';
import { ReadyAnswer } from '../../../src/cache/ready-answer.js';
import { StoredAnswers } from '../../../src/cache/stored-answers.js';

/** A generation as the service answers it; here stands what tells one from another. */
export interface Generation {
  readonly id: number;
  readonly prompt: string;
  readonly parameters: Readonly<Record<string, string | null>>;
  readonly image_url: string;
  readonly result_url: string;
}

/** Answers that nobody bought, each like a real one in everything but what tells them apart. */
export class SyntheticAnswers extends StoredAnswers {
  private readonly addresses: PublicAddress;

  constructor(private readonly model: Generation) {
    super();
    this.addresses = new PublicAddress(new URL(model.image_url).origin);
  }

  generation(id: number): Generation {
    const prompt = `${this.model.prompt} ${id}`;
    const sha256 = createHash('sha256').update(prompt).digest('hex');
    const address = this.addresses.of(`/api/images/${sha256}.png`);
    const parameters = { ...this.model.parameters, prompt };
    return { ...this.model, id, prompt, parameters, image_url: address, result_url: address };
  }

  /** As many terms as the service has. */
  override questionOf({ parameters }: Generation): Question {
    const others = { mode: 'manual', aspect_ratio: '1:1', seed: null, negative_prompt: null };
    const terms = { ...parameters, ...others, provider: 'bria' };
    return questionOf({ owner: 1, project: null }, terms, true);
  }

  override repeated(generation: Generation): ReadyAnswer {
    const body = { ...generation, cached: true };
    return ReadyAnswer.of(body, ['image_url', 'result_url'], this.addresses);
  }

  override follow(): Promise<ReadyAnswer> {
    return Promise.reject(new Error('None of these comes late'));
  }

  override findStored(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override countStored(): Promise<number> {
    return Promise.resolve(0);
  }

  override forgetStored(): Promise<number> {
    return Promise.resolve(0);
  }
}
