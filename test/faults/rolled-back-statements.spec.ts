import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { postGeneration } from '../support/ask.js';
import type { ServiceProcess } from '../support/service-process.js';
import { CrashScene } from './harness/crash-scene.js';
import { WRITES } from './harness/database/writes.js';
import { gatherEvidence } from './harness/gather-evidence.js';
import { OrderBook } from './harness/orders.js';
import { endOf } from './harness/points/found-end.js';
import { comeToRest } from './harness/random-kills.js';
import { reconcile } from './harness/reconcile.js';

const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));

/** A clash with another transaction, and a deadlock. */
const CODES = ['40001', '40P01'];

/** Raises what it is told to, and how often: a sequence does not forget what is rolled back. */
const REFUSE = `
  CREATE SEQUENCE refusal;
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('refusal') <= TG_ARGV[1]::integer THEN RAISE EXCEPTION USING errcode = TG_ARGV[0]; END IF;
    RETURN NULL;
  END $$`;
const REFUSE_NO_MORE = 'DROP FUNCTION IF EXISTS refuse CASCADE; DROP SEQUENCE IF EXISTS refusal';

const CASES = WRITES.flatMap((write) => CODES.map((code) => ({ ...write, code })));

describe.each(['retry', 'fail'] as const)(
  'A statement that PostgreSQL rolls back because of others (%s)',
  (unknownOutcome) => {
    const orders = new OrderBook(() => 0);
    let scene: CrashScene;
    let service: ServiceProcess;

    beforeAll(async () => {
      scene = await CrashScene.create({ built: BUILT, latencyMs: 100, unknownOutcome });
      service = await scene.start();
    });

    afterEach(() => scene.database.query(REFUSE_NO_MORE));

    afterAll(() => scene.clear());

    async function refuse(trigger: string, code: string, times: number): Promise<void> {
      await scene.database.query(REFUSE);
      await scene.database.query(
        `CREATE TRIGGER refuse ${trigger} EXECUTE FUNCTION refuse('${code}', '${times}')`,
      );
    }

    async function findDiscrepancies() {
      await comeToRest(scene);
      return reconcile(await gatherEvidence(scene, service.url, [])).discrepancies;
    }

    it.each(CASES.filter((write) => (write.unknownOutcome ?? 'retry') === unknownOutcome))(
      'is run again: $title, $code',
      async ({ faults = [], trigger, code }) => {
        for (const fault of faults) await scene.simulator.script(fault);
        await refuse(trigger, code, 2);
        const order = orders.next();

        const { status, body } = await postGeneration(service.url, order.body);

        expect([status, body['code']]).toEqual(
          unknownOutcome === 'fail' ? [500, 'OUTCOME_UNKNOWN'] : [200, undefined],
        );
        expect(await findDiscrepancies()).toEqual([]);
        expect(await endOf(order, service.url, scene.ledgerFile)).toMatchObject({ purchases: 1 });
      },
    );

    it('is given up in time when that does not end, and nothing is bought', async () => {
      await refuse('AFTER INSERT ON generation FOR EACH ROW', '40001', 1_000);
      const order = orders.next();

      const { status, headers, body } = await postGeneration(service.url, order.body);

      expect(status).toBe(503);
      expect(headers.get('retry-after')).toBe('5');
      expect(body).toMatchObject({ code: 'DATABASE_UNAVAILABLE', billed: 'no' });
      expect(await findDiscrepancies()).toEqual([]);
      expect(await endOf(order, service.url, scene.ledgerFile)).toBeUndefined();
    });
  },
);
