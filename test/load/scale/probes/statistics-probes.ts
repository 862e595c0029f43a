import { StatisticsQueryDto } from '../../../../src/statistics/statistics.dto.js';
import { A_PROJECT } from '../fill/generation-rows.js';
import { PEOPLE, type Person } from '../people.js';
import type { Probe } from './probe.js';

const MOST_MS = 5;
const MOST_TIMES_SMALLER = 4;

export const STATISTICS_PROBES: readonly Probe[] = [
  probe('big', 7),
  probe('big', 30),
  probe('big', 365),
  probe('big', 365, A_PROJECT),
  probe('middle', 30),
  probe('middle', 365),
  probe('nobody', 365),
];

function probe(person: Person, days: number, project?: number): Probe {
  const what = `statistics of the ${person} user, ${project ? 'a project, ' : ''}${days} days`;
  return {
    what,
    limits: { mostMs: MOST_MS, mostTimesSmaller: MOST_TIMES_SMALLER },
    prepare: (scene) => {
      const query = Object.assign(new StatisticsQueryDto(), {
        user_id: PEOPLE[person],
        days,
        ...(project && { project_id: project }),
      });
      return async () => {
        const { total_generations: count } = await scene.statistics.get(query);
        if (count > 0 !== (person !== 'nobody')) throw new Error(`${what}: ${count} generations`);
      };
    },
  };
}
