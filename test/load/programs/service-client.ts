import { Pool } from 'undici';
import type { BatchDto } from '../../../src/batch/batch.dto.js';
import type { GenerationResourceDto } from '../../../src/generation/generation-resource.dto.js';

/** A client of the service over so many connections. */
export class ServiceClient {
  private readonly pool: Pool;

  constructor(origin: string, connections: number) {
    this.pool = new Pool(origin, { connections });
  }

  /** POST /api/generate/. Throws when the answer is no completed generation. */
  async generate(body: string): Promise<GenerationResourceDto> {
    const { status, text } = await this.post(body);
    const generation = JSON.parse(text) as GenerationResourceDto;
    if (status !== 200 || generation.status !== 'completed') throw new Error(`${status}: ${text}`);
    return generation;
  }

  /** POST /api/generate/batch. Throws when an item of it failed. */
  async generateBatch(body: string): Promise<BatchDto> {
    const { status, text } = await this.post(body, '/api/generate/batch');
    const batch = JSON.parse(text) as BatchDto;
    if (status !== 200 || batch.failed > 0) throw new Error(`${status}: ${text.slice(0, 1000)}`);
    return batch;
  }

  /** POST /api/generate/ (default), whatever comes of it. */
  async post(
    body: string,
    path = '/api/generate/',
  ): Promise<{ readonly status: number; readonly text: string }> {
    const answer = await this.pool.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body,
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  }

  /** The bytes at a path of the service; undefined unless it answers 200. */
  async findBytes(path: string): Promise<Buffer | undefined> {
    const { statusCode, body } = await this.pool.request({ method: 'GET', path });
    const bytes = Buffer.from(await body.arrayBuffer());
    return statusCode === 200 ? bytes : undefined;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
