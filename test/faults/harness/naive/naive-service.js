/**
 * What the service would be if nobody had thought of crashes: it buys while its caller waits and writes down afterwards what it bought.
 * Of the routes only those that buy, of the settings only those that a scene makes; the schema is there.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import pg from 'pg';

const { BRIA_API_TOKEN, BRIA_BASE_URL, DATABASE_URL, DATA_DIR } = process.env;
const PRICE_USD_MICROS = 30_000;

const INSERT = `
  WITH row AS (
    INSERT INTO generation (user_id, mode, prompt, aspect_ratio, use_cache, max_retries, simulated, deadline_at, state, billed,
      cost_usd_micros, spent_usd_micros, image_sha256, image_media_type, quality_score_hundredths, generation_time_ms, completed_at)
    VALUES ($1, $2, $3, '1:1', true, 3, false, now(), 'completed', 'yes', $4, $4, $5, 'image/png', 75, 100, now())
    RETURNING id)
  INSERT INTO generation_attempt (generation_id, number, class, request_id, billed, accepted_at, ended_at, price_usd_micros)
  SELECT id, 1, 'delivered', $6, 'yes', now(), now(), $4 FROM row RETURNING generation_id AS id`;

const database = new pg.Pool({ connectionString: DATABASE_URL });

async function buy(prompt) {
  const response = await fetch(`${BRIA_BASE_URL}/image/generate`, {
    method: 'POST',
    headers: { api_token: BRIA_API_TOKEN, 'content-type': 'application/json' },
    body: JSON.stringify({ prompt, sync: true }),
  });
  const { request_id: requestId, result } = await response.json();
  const picture = await fetch(result.image_url);
  return { requestId, bytes: Buffer.from(await picture.arrayBuffer()) };
}

async function keep(bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const folder = join(DATA_DIR, 'images', sha256.slice(0, 2));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${sha256}.png`), bytes);
  return sha256;
}

async function generate({ prompt, mode, user_id: userId }) {
  const { requestId, bytes } = await buy(prompt);
  const sha256 = await keep(bytes);
  const values = [userId, mode, prompt, PRICE_USD_MICROS, sha256, requestId];
  const { rows } = await database.query(INSERT, values);
  return { id: Number(rows[0].id), status: 'completed' };
}

async function answer(url, body) {
  if (!url.endsWith('/batch')) return generate(body);
  const results = await Promise.all(body.requests.map(generate));
  return { results, error_codes: results.map(() => null) };
}

const server = createServer((request, response) => {
  json(request)
    .then((body) => answer(request.url, body))
    .then((answered) => response.end(JSON.stringify(answered)));
});

server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  process.stdout.write(`${JSON.stringify({ event: 'service.listening', url })}\n`);
});
