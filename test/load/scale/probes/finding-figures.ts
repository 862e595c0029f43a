import { median, percentile } from '../../measure/median.js';
import { atMost } from '../../report/bars.js';
import type { Bar, Figure } from '../../report/figure.js';
import { milliseconds, times } from '../../report/units.js';
import type { Finding } from './take-turns.js';

/** What each probe found in the larger history, beside what it found in the smaller one. */
export function findingFigures(findings: readonly Finding[]): readonly Figure[] {
  const medians = new Map(findings.map(({ probe, largerMs }) => [probe, median(largerMs)]));
  return findings.map(({ probe, smallerMs, largerMs }) => {
    const { mostMs, mostTimesSmaller, mostTimesOther } = probe.limits;
    const p50Ms = median(largerMs);
    const timesSmaller = p50Ms / median(smallerMs);
    const bars = [atMost(p50Ms, mostMs, 'ms')];
    if (mostTimesSmaller) bars.push(atMost(timesSmaller, mostTimesSmaller, '×'));
    if (mostTimesOther) {
      const { times: most, other } = mostTimesOther;
      bars.push(atMost(p50Ms / (medians.get(other) ?? Number.NaN), most, '× offset 0'));
    }
    return {
      what: probe.what,
      value: spread(largerMs),
      ratio: times(timesSmaller, spread(smallerMs)),
      bar: all(bars),
    };
  });
}

function spread(tookMs: readonly number[]): string {
  return `${milliseconds(median(tookMs))}, p99 ${milliseconds(percentile(tookMs, 0.99))}`;
}

/** Met when each of them is. */
function all(bars: readonly Bar[]): Bar {
  return {
    text: bars.map(({ text }) => text).join(', '),
    isMet: bars.every(({ isMet }) => isMet),
    concerns: 'speed',
  };
}
