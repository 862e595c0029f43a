import { beforeEach, describe, expect, it } from '@jest/globals';
import { questionAbout } from '../../test/support/cache-scene.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { testConfig } from '../../test/support/test-config.js';
import { Flights } from './flights.js';
import { PublicAddress } from '../common/http/public-address.js';
import { ReadyAnswer } from './ready-answer.js';

const NOWHERE = new PublicAddress('');

const TIMEOUT_MS = 1000;
const FLY = () => Promise.resolve({ repeated: ReadyAnswer.of({}, [], NOWHERE) });
const WATCH = questionAbout('A luxury watch');

describe(Flights.name, () => {
  const clock = new ManualClock();
  let flights: Flights;

  beforeEach(() => {
    flights = new Flights(clock, testConfig({ FIBO_TIMEOUT_MS: String(TIMEOUT_MS) }));
  });

  it('finds what is being answered until it is', () => {
    const flight = flights.begin(WATCH, FLY);
    expect(flights.find(questionAbout('A luxury watch'))).toBe(flight);

    flights.end(flight);
    expect(flights.find(WATCH)).toBeUndefined();
  });

  it('does not take an equal digest for an equal question', () => {
    flights.begin(WATCH, FLY);

    expect(flights.find({ ...questionAbout('A watch'), digest: WATCH.digest })).toBeUndefined();
  });

  it('is joined however old it is, as long as its leader waits', async () => {
    const flight = flights.begin(WATCH, FLY);

    await clock.advance(100 * TIMEOUT_MS);

    expect(flights.find(WATCH)).toBe(flight);
  });

  it('is joined, once it is late, while it is younger than 2 × FIBO_TIMEOUT_MS', async () => {
    const flight = flights.begin(WATCH, FLY);
    flight.delay = new Error('late');

    await clock.advance(2 * TIMEOUT_MS - 1);
    expect(flights.find(WATCH)).toBe(flight);

    await clock.advance(1);
    expect(flights.find(WATCH)).toBeUndefined();
  });

  it('lets the end of an old one be no end of its successor', () => {
    const old = flights.begin(WATCH, FLY);
    const successor = flights.begin(WATCH, FLY);

    flights.end(old);

    expect(flights.find(WATCH)).toBe(successor);
  });

  it('marks what is under way, of one user or of all, also what has a successor', () => {
    const old = flights.begin(WATCH, FLY);
    const own = flights.begin(WATCH, FLY);
    const other = flights.begin(questionAbout('A luxury watch', 2), FLY);

    flights.markStale(1);
    expect([old, own, other].map(({ isStale }) => isStale)).toEqual([true, true, false]);

    flights.markStale(undefined);
    expect(other.isStale).toBe(true);
  });

  it('marks neither what begins afterwards nor what has ended before', () => {
    const ended = flights.begin(WATCH, FLY);
    flights.end(ended);
    flights.markStale(undefined);

    expect(flights.begin(WATCH, FLY).isStale).toBe(false);
    expect(ended.isStale).toBe(false);
  });
});
