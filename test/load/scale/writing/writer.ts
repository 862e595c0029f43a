import type { Client } from 'pg';

const PROMPT =
  'A luxury watch with a leather strap and a dark blue dial on a slab of white marble that is veined with grey; the light comes ' +
  'from the left and leaves long shadows, no people in the background';

const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** A completed row for each user of a list. */
const INSERT = {
  name: 'insert-completed',
  text: `
    INSERT INTO generation (user_id, project_id, state, mode, prompt, camera_angle, fov, lighting, color_palette, composition,
      style, aspect_ratio, seed, use_cache, max_retries, simulated, billed, cost_usd_micros, spent_usd_micros, image_sha256,
      image_media_type, quality_score_hundredths, generation_time_ms, deadline_at, completed_at)
    SELECT user_id, 1, 'completed', 'ai', '${PROMPT}', 'eye-level', 'standard', 'studio', 'vibrant', 'rule-of-thirds',
      'photorealistic', '1:1', 4711, true, 3, false, 'yes', 30000, 30000, '${SHA256}',
      'image/png', 100, 14300, now() + interval '5 minutes', now()
    FROM unnest($1::integer[]) AS user_id`,
};

/** Writes completed rows over one connection, each statement a commit. */
export class Writer {
  constructor(
    private readonly client: Client,
    private readonly users: () => readonly number[],
  ) {}

  /** Rows a second. */
  async write(durationMs: number): Promise<number> {
    const start = performance.now();
    let rows = 0;
    while (performance.now() - start < durationMs) {
      const users = this.users();
      await this.client.query({ ...INSERT, values: [users] });
      rows += users.length;
    }
    return (rows / (performance.now() - start)) * 1000;
  }
}
