import { randomInt } from 'node:crypto';
import { median } from '../../measure/median.js';
import { atLeast } from '../../report/bars.js';
import type { Figure } from '../../report/figure.js';
import { perSecond, times } from '../../report/units.js';
import { FIRST_OF_MANY, MANY, PEOPLE } from '../people.js';
import type { ScaleDatabase } from '../scale-database.js';
import { Writer } from './writer.js';

const ROUNDS = 7;
const WARM_UP_MS = 500;
const ROUND_MS = 1000;
const BATCH = 50;

/** Who gets the rows, and what the rollup may cost then. */
interface Crowd {
  readonly who: string;
  readonly user: () => number;
  readonly leastOfPlain: number;
}

const MANY_USERS: Crowd = {
  who: 'many users',
  user: () => FIRST_OF_MANY + randomInt(MANY),
  leastOfPlain: 0.7,
};
const ONE_USER: Crowd = { who: 'one user', user: () => PEOPLE.big, leastOfPlain: 0.55 };

/** How fast completed rows come in, beside the same without the triggers that keep the rollup. */
export async function writingFigures(database: ScaleDatabase): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const crowd of [MANY_USERS, ONE_USER])
    for (const rows of [BATCH, 1]) figures.push(await compare(database, crowd, rows));
  return figures;
}

async function compare(database: ScaleDatabase, crowd: Crowd, rows: number): Promise<Figure> {
  const users = () => Array.from({ length: rows }, crowd.user);
  const kept = new Writer(await database.connect(), users);
  const plainClient = await database.connect();
  await plainClient.query('SET session_replication_role = replica');
  const plain = new Writer(plainClient, users);

  for (const writer of [plain, kept]) await writer.write(WARM_UP_MS);
  const rates: { readonly plain: number; readonly kept: number }[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rates.push({ plain: await plain.write(ROUND_MS), kept: await kept.write(ROUND_MS) });

  const ratio = median(rates.map((rate) => rate.kept / rate.plain));
  const plainRate = median(rates.map((rate) => rate.plain));
  return {
    what: `rows of ${crowd.who}, ${rows === 1 ? 'one by one' : `${rows} a statement`}`,
    value: perSecond(median(rates.map((rate) => rate.kept))),
    ratio: times(ratio, `${perSecond(plainRate)} without the rollup`),
    bar: atLeast(ratio, crowd.leastOfPlain, '× plain'),
  };
}
