import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { TOKEN, type UpstreamDouble } from '../programs/upstream-double.js';

/** S: the three calls a picture costs at the upstream, and nothing around them. */
export class UpstreamCalls {
  private readonly pool: Pool;

  constructor(upstream: UpstreamDouble, connections = 1) {
    this.pool = new Pool(upstream.origin, { connections });
  }

  /** Submits, asks for the state once and fetches the picture. Throws when the job is not ready by then: at once (default) or so much later. */
  async buy(prompt: string, readyAfterMs = 0): Promise<Buffer> {
    const submission = JSON.stringify({ prompt, aspect_ratio: '1:1', sync: false });
    const job = (await this.json('POST', '/v2/image/generate', submission)) as Job;
    if (readyAfterMs > 0) await sleep(readyAfterMs);
    const state = (await this.json('GET', `/v2/status/${job.request_id}`)) as JobState;
    if (!state.result) throw new Error(`The job is ${state.status}`);
    const { pathname, search } = new URL(state.result.image_url);
    const picture = await this.pool.request({ method: 'GET', path: pathname + search });
    return Buffer.from(await picture.body.arrayBuffer());
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async json(method: 'GET' | 'POST', path: string, body?: string): Promise<unknown> {
    const answer = await this.pool.request({
      method,
      path,
      headers: { api_token: TOKEN, 'content-type': 'application/json' },
      body: body ?? null,
    });
    return answer.body.json();
  }
}

interface Job {
  readonly request_id: string;
}

interface JobState {
  readonly status: string;
  readonly result?: { readonly image_url: string };
}
