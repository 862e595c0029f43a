import type { BatchDto } from '../../../src/batch/batch.dto.js';
import type { GenerationResourceDto } from '../../../src/generation/generation-resource.dto.js';

const QUOTED = 300;

/** A client that takes nothing but success: every method rejects with what was wrong. */
export class Client {
  constructor(private readonly url: string) {}

  async post(body: object): Promise<GenerationResourceDto> {
    const generation = await this.order<GenerationResourceDto>('', body);
    return completed(generation);
  }

  /** Every item is completed. */
  async postBatch(body: object): Promise<readonly GenerationResourceDto[]> {
    const { failed, errors, results } = await this.order<BatchDto>('batch', body);
    if (failed > 0) throw new Error(`${failed} items failed: ${errors.find(Boolean) ?? ''}`);
    return results.filter((result) => result !== null);
  }

  async find(id: number): Promise<GenerationResourceDto> {
    return completed(await this.fetch<GenerationResourceDto>(String(id)));
  }

  async listHistory(userId: number): Promise<void> {
    await this.fetch(`history?user_id=${userId}`);
  }

  private order<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** The JSON of an answer 200. */
  private async fetch<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await fetch(`${this.url}/api/generate/${path}`, init);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, QUOTED)}`);
    return JSON.parse(text) as T;
  }
}

function completed(generation: GenerationResourceDto): GenerationResourceDto {
  const { id, status } = generation;
  if (status !== 'completed') throw new Error(`generation ${id} is ${status}`);
  return generation;
}
