import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { answer, accepts, ScriptedUpstream, state } from '../support/scripted-upstream.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

describe('An answer of FIBO that nobody expects', () => {
  let upstream: ScriptedUpstream;
  let service: TestService;
  let picture: Buffer;

  beforeEach(async () => {
    upstream = await ScriptedUpstream.start();
    service = await startTestService({ BRIA_BASE_URL: `${upstream.origin}/v2` });
    const create = { width: 64, height: 64, channels: 3 as const, background: 'red' };
    picture = await sharp({ create }).png().toBuffer();
  });

  afterEach(async () => {
    await service.stop();
    await upstream.close();
  });

  /** A finished job with its picture. */
  function scriptPicture(structuredPrompt: string): void {
    upstream.script(
      state('COMPLETED', {
        result: {
          image_url: `${upstream.origin}/picture.png`,
          seed: 7,
          structured_prompt: structuredPrompt,
        },
      }),
      answer(200, picture, { 'content-type': 'image/png' }),
    );
  }

  it('with characters that PostgreSQL cannot keep loses no picture', async () => {
    upstream.script(accepts('req-1'));
    scriptPicture('{"short_description":"a \u0000 and a lone \ud800"}');

    const { status, body } = await service.post(WATCH);

    const [detail] = await service.database.query<{ raw_answer: Buffer }>(
      'SELECT raw_answer FROM generation_detail WHERE generation_id = $1',
      [body['id']],
    );
    expect(status).toBe(200);
    expect(detail?.raw_answer.toString()).toContain('\\u0000');
  });

  it('with the id of a job of somebody else gives nobody a stranger’s picture and buys no more', async () => {
    upstream.script(accepts('req-1'));
    scriptPicture('{}');
    upstream.script(accepts('req-1'));

    const first = await service.post({ ...WATCH, user_id: 1 });
    const second = await service.post({ ...WATCH, user_id: 2 });

    expect(first.status).toBe(200);
    expect(second.body).toMatchObject({ code: 'OUTCOME_UNKNOWN', billed: 'unknown' });
    expect(upstream.purchases).toBe(2);
  });

  it('is not told to the client when it could not be written down', async () => {
    await service.database.query(
      `CREATE FUNCTION refuse() RETURNS trigger AS 'BEGIN RAISE EXCEPTION USING errcode = ''53100''; END' LANGUAGE plpgsql;
       CREATE TRIGGER refuse BEFORE UPDATE ON generation FOR EACH ROW WHEN (NEW.state = 'failed') EXECUTE FUNCTION refuse()`,
    );
    upstream.script(answer(422, { error: { code: 422, message: 'no', details: '' } }));

    const { status, body } = await service.post(WATCH);

    expect(status).toBe(503);
    expect(body).toMatchObject({ code: 'DATABASE_UNAVAILABLE', billed: 'unknown' });
  });
});
