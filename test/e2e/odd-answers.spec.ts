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

  /** What FIBO says of a finished job. */
  function finished(structuredPrompt: string): object {
    const image_url = `${upstream.origin}/picture.png`;
    return { result: { image_url, seed: 7, structured_prompt: structuredPrompt } };
  }

  /** A finished job with its picture. */
  function scriptPicture(structuredPrompt: string, more: object = {}): void {
    upstream.script(
      state('COMPLETED', { ...finished(structuredPrompt), ...more }),
      answer(200, picture, { 'content-type': 'image/png' }),
    );
  }

  it.each([
    ['U+0000 and half a surrogate pair', '{"short_description":"a \u0000 and a \ud800"}'],
    ['9 MB', JSON.stringify({ short_description: 'golden hour '.repeat(750_000) })],
    ['a depth of 50,000', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['something that is no JSON', '{"short_description":'],
  ])('with %s in the structured prompt loses nothing', async (_what, structuredPrompt) => {
    upstream.script(accepts('req-1'));
    scriptPicture(structuredPrompt);

    const { status, body } = await service.post({ ...WATCH, mode: 'ai' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'completed', billed: 'yes' },
    });
    const [detail] = await service.database.query<{ raw_answer: Buffer }>(
      'SELECT raw_answer FROM generation_detail WHERE generation_id = $1',
      [body['id']],
    );
    const kept = JSON.parse(String(detail?.raw_answer)) as unknown;

    expect(kept).toEqual({ status: 'COMPLETED', ...finished(structuredPrompt) });
    expect(upstream.purchases).toBe(1);
  });

  it('that is as deep itself loses nothing', async () => {
    const shallow = JSON.stringify({ status: 'COMPLETED', ...finished('{}') });
    const deep = `${shallow.slice(0, -1)},"more":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    upstream.script(accepts('req-1'), answer(200, deep), answer(200, picture));

    expect(await service.post(WATCH)).toMatchObject({ status: 200 });
    expect(upstream.purchases).toBe(1);
  });

  it('with the id of a job of somebody else gives nobody a stranger’s picture and buys no more', async () => {
    upstream.script(accepts('req-1'));
    scriptPicture('{}');
    upstream.script(accepts('req-1'));

    const first = await service.post({ ...WATCH, user_id: 1 });
    const second = await service.post({ ...WATCH, user_id: 2 });
    upstream.script(accepts('req-2'));
    scriptPicture('{}');
    const third = await service.post({ ...WATCH, user_id: 2 });

    expect(first.status).toBe(200);
    expect(second.body).toMatchObject({ code: 'OUTCOME_UNKNOWN', billed: 'unknown' });
    expect(third.body).toMatchObject({ status: 'completed', user_id: 2, cached: false });
    expect(upstream.purchases).toBe(3);
  });

  it('about the job of somebody else is not taken for one about the own', async () => {
    upstream.script(
      accepts('req-1'),
      state('COMPLETED', { request_id: 'req-2', ...finished('{"short_description":"foreign"}') }),
    );
    scriptPicture('{}', { request_id: 'req-1' });

    const { status, body } = await service.post(WATCH);
    const [detail] = await service.database.query<{ raw_answer: Buffer }>(
      'SELECT raw_answer FROM generation_detail WHERE generation_id = $1',
      [body['id']],
    );

    expect(status).toBe(200);
    expect(String(detail?.raw_answer)).not.toContain('foreign');
    expect(upstream.purchases).toBe(1);
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
