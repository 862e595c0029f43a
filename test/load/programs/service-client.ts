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

  /** POST with `Prefer: respond-async`. Throws when it was not taken. */
  async handOver<Resource>(body: string, path?: string): Promise<Resource> {
    const { status, text } = await this.post(body, path, { prefer: 'respond-async' });
    if (status !== 202) throw new Error(`${status}: ${text.slice(0, 1000)}`);
    return JSON.parse(text) as Resource;
  }

  /** POST /api/generate/ (default), whatever comes of it. */
  async post(
    body: string,
    path = '/api/generate/',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly status: number; readonly text: string }> {
    const answer = await this.pool.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  }

  /** The JSON at a path of the service. Throws unless it answers 200. */
  async get<Resource>(path: string): Promise<Resource> {
    const bytes = await this.findBytes(path);
    if (!bytes) throw new Error(`There is nothing at ${path}`);
    return JSON.parse(bytes.toString()) as Resource;
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
