import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parameterColumns } from '../../src/generation/parameters/generation-parameters.js';
import type { Hold } from '../../src/generation/leases/hold.js';
import { MAX_SUBSCRIBERS } from '../../src/generation/subscribed/max-subscribers.js';
import {
  type Noted,
  SubscribersRepository,
} from '../../src/generation/subscribed/subscribers.repository.js';
import { GenerationTable } from '../support/generation-table.js';
import { NOTHING_GIVEN } from '../support/nothing-given.js';

const COMPLETION = {
  image: { sha256: 'a'.repeat(64), mediaType: 'image/png' },
  parameters: parameterColumns(NOTHING_GIVEN),
  reasoning: null,
  qualityScoreHundredths: 75,
  seed: 1,
  structuredPrompt: '{}',
  rawAnswer: Buffer.from('{}'),
} as const;
const FAILURE = { code: 'GENERATION_FAILED', message: 'It failed', billed: 'no' } as const;

const ENDS = [
  [
    'completed',
    (table: GenerationTable, hold: Hold) => table.generations.complete(hold, 1, COMPLETION),
  ],
  [
    'failed',
    (table: GenerationTable, hold: Hold) => table.generations.fail(hold, FAILURE, undefined),
  ],
] as const;

/** Whoever ends a generation lingers: it has looked and does not hold the row yet, or it holds the row and has not committed. */
const LINGER = `
  CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF pg_trigger_depth() = 1 AND current_query() LIKE '%outbox%' AND current_query() LIKE '%generation_attempt%' THEN PERFORM pg_sleep(0.5); END IF;
    RETURN NULL;
  END $$`;
const MOMENTS = ['BEFORE', 'AFTER'] as const;

describe(SubscribersRepository.name, () => {
  let table: GenerationTable;

  beforeEach(async () => {
    table = await GenerationTable.create();
    await table.alter(LINGER);
  });

  afterEach(() => table.drop());

  /** As SubscribedGenerations does it. */
  async function subscribe({ id: generationId }: Hold, name: string): Promise<Noted> {
    const subscription = { id: name, url: 'https://example.com/', cached: true };
    const subscriber = { generationId, subscription };
    const noted = await table.subscribers.note(subscriber);
    if (noted === 'ended') await table.subscribers.writeEvent(subscriber);
    return noted;
  }

  describe.each(ENDS)('of a generation that is %s', (state, end) => {
    it.each(MOMENTS)('loses nobody who comes %s its row is written', async (moment) => {
      const hold = await table.insert();
      await subscribe(hold, 'early');
      await table.alter(
        `CREATE TRIGGER linger ${moment} UPDATE ON generation FOR EACH STATEMENT EXECUTE FUNCTION linger()`,
      );

      const ending = end(table, hold);
      const late = ['late 1', 'late 2', 'late 3'];
      await Promise.all(late.map((name) => subscribe(hold, name)));
      await ending;

      const events = ['early', ...late].map((name) => `${name} generation.${state}`);
      expect(await table.readEvents()).toEqual(events);
    });

    it('writes one event for a subscriber that comes again and again', async () => {
      const hold = await table.insert();
      await subscribe(hold, 'insistent');
      await subscribe(hold, 'insistent');
      await end(table, hold);
      await subscribe(hold, 'insistent');

      expect(await table.readEvents()).toEqual([`insistent generation.${state}`]);
    });
  });

  it('loses nobody in the turmoil', async () => {
    const holds = await Promise.all(Array.from({ length: 40 }, () => table.insert()));
    const names = holds.map(({ id }) => [`${id} a`, `${id} b`, `${id} c`] as const);
    await Promise.all(
      holds.flatMap((hold, index) => [
        ...(names[index] ?? []).map((name) => subscribe(hold, name)),
        ENDS[index % 2 === 0 ? 0 : 1][1](table, hold),
      ]),
    );

    const told = (await table.readEvents()).map((line) => line.replace(/ \S+$/, ''));
    expect(told).toEqual(names.flat().sort());
  });

  it('takes no more subscribers of one generation than its row may keep, whether they come together or one by one', async () => {
    const [crowded, other] = [await table.insert(), await table.insert()];
    const names = Array.from({ length: MAX_SUBSCRIBERS + 20 }, (_, index) => `name ${index}`);
    const together = await Promise.all(names.map((name) => subscribe(crowded, name)));

    expect(together).toEqual(
      names.map((_, index) => (index < MAX_SUBSCRIBERS ? 'noted' : 'refused')),
    );
    expect(await subscribe(crowded, 'late')).toBe('refused');
    expect(await subscribe(crowded, 'name 0')).toBe('noted');
    expect(await subscribe(other, 'elsewhere')).toBe('noted');

    await ENDS[0][1](table, crowded);
    expect(await subscribe(crowded, 'at last')).toBe('ended');
    expect(await table.readEvents()).toHaveLength(MAX_SUBSCRIBERS + 1);
  });

  it('does not write the row again for whom it refuses', async () => {
    const hold = await table.insert();
    const names = Array.from({ length: MAX_SUBSCRIBERS }, (_, index) => `name ${index}`);
    await Promise.all(names.map((name) => subscribe(hold, name)));
    await table.alter(`
      CREATE FUNCTION complain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'written'; END $$;
      CREATE TRIGGER complain BEFORE UPDATE ON generation FOR EACH ROW EXECUTE FUNCTION complain()`);

    expect(await subscribe(hold, 'late')).toBe('refused');
  });

  it('writes nothing about what is not there', async () => {
    await subscribe({ id: 7, fence: 1 }, 'lost');

    expect(await table.readEvents()).toEqual([]);
  });
});
