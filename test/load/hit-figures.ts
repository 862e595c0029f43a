import type { LoadResult } from './generator/load.js';
import { median, percentile } from './measure/median.js';
import { atLeast, atMost } from './report/bars.js';
import type { Figure } from './report/figure.js';
import { milliseconds, perCent, perSecond, times } from './report/units.js';

const BAR_OF_R1 = 1.5;
const BAR_P99_MS = 10;

/** What each program did within the same few seconds. */
export interface Round {
  readonly r0: LoadResult;
  readonly r1: LoadResult;
  readonly service: LoadResult;
}

/** Requests a second: medians of the rounds, and medians of what each round's ratios are. */
export function againstReferences(rounds: readonly Round[]): readonly Figure[] {
  const rate = (name: keyof Round) =>
    perSecond(median(rounds.map((round) => round[name].perSecond)));
  const ratioTo = (name: keyof Round) =>
    median(rounds.map((round) => round.service.perSecond / round[name].perSecond));
  const ofR1 = ratioTo('r1');
  const busy = median(rounds.map(({ r0 }) => r0.generatorBusy));
  const latenciesMs = rounds.flatMap(({ service }) => service.latenciesMs);
  return [
    { what: 'hit: R0', value: rate('r0'), ratio: `generator ${perCent(busy)} busy` },
    { what: 'hit: R1', value: rate('r1') },
    {
      what: 'hit, 50 connections',
      value: rate('service'),
      ratio: `${times(ofR1, 'R1')}, ${times(ratioTo('r0'), 'R0')}`,
      bar: atLeast(ofR1, BAR_OF_R1, '× R1'),
    },
    { what: 'hit, 50 connections, p50', value: milliseconds(percentile(latenciesMs, 0.5)) },
    { what: 'hit, 50 connections, p99', value: milliseconds(percentile(latenciesMs, 0.99)) },
  ];
}

/** The slowest requests at a steady pace, counted from when each was due. */
export function tail({ r1, service }: Omit<Round, 'r0'>, pacePerSecond: number): Figure {
  const p99Ms = percentile(service.latenciesMs, 0.99);
  return {
    what: `hit, ${pacePerSecond}/s, p99`,
    value: milliseconds(p99Ms),
    ratio: `R1: ${milliseconds(percentile(r1.latenciesMs, 0.99))}`,
    bar: atMost(p99Ms, BAR_P99_MS, 'ms'),
  };
}
