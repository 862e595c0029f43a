import { randomBytes } from 'node:crypto';
import { SeededRandom } from '../../src/fibo/simulator/picture/paint/seeded-random.js';
import { startKeyedService } from '../support/keyed-service.js';
import { sendMixed } from './isolation/clients.js';
import { wholeNumber } from './whole-number.js';
import { withPostgres } from './with-postgres.js';

const USAGE = 'usage: npm run soak:isolation -- <requests>';
const USERS = [7, 8];

/** @returns whether nobody got what is of another */
async function soak(requests: number): Promise<boolean> {
  const seed = randomBytes(4).toString('hex');
  const random = new SeededRandom(seed);
  // A hundred thousand requests buy more than a day's pictures.
  const service = await startKeyedService({ SPEND_LIMIT_USD_PER_DAY: '0' });
  try {
    const users = await Promise.all(
      USERS.map(async (user) => ({
        key: await service.keyFor(user),
        canary: `canary-of-${user}-${seed}`,
      })),
    );
    const next = (): number => random.between(0, 1);
    const tally = await sendMixed({ url: service.url, users, requests, random: next });
    process.stdout.write(`seed ${seed}: ${JSON.stringify(tally)}\n`);
    return tally.foreign === 0 && tally.failed === 0;
  } finally {
    await service.stop();
  }
}

try {
  const requests = wholeNumber('requests', process.argv[2] ?? '100000');
  process.exitCode = (await withPostgres(() => soak(requests))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}
