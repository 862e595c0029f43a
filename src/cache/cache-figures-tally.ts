import type { Asker } from './question.js';

const DAY_MS = 86_400_000;

/** Answers that were not bought: there is no row behind them. */
export interface SharedAnswers {
  hits: number;
  coalesced: number;
}

/** Those of one user and project on one UTC day. */
export interface DailySharedAnswers extends SharedAnswers, Asker {
  /** Days since the Unix epoch. */
  readonly day: number;
}

type ByProject = Map<number | null, DailySharedAnswers>;

/** Days since the Unix epoch, in UTC. */
export function utcDay(epochMs: number): number {
  return Math.floor(epochMs / DAY_MS);
}

/** Counts by UTC day, user and project. Counting again where something was counted makes no object. */
export class CacheFiguresTally {
  private readonly all: DailySharedAnswers[] = [];
  private readonly days = new Map<number, Map<number, ByProject>>();

  /** What was counted, one for each day, user and project. */
  get counts(): readonly DailySharedAnswers[] {
    return this.all;
  }

  add({ owner, project }: Asker, day: number, figure: keyof SharedAnswers, answers = 1): void {
    this.of(owner, project, day)[figure] += answers;
  }

  /** Adds what another one has counted. */
  merge(counts: readonly DailySharedAnswers[]): void {
    for (const counted of counts) {
      this.add(counted, counted.day, 'hits', counted.hits);
      this.add(counted, counted.day, 'coalesced', counted.coalesced);
    }
  }

  private of(owner: number, project: number | null, day: number): DailySharedAnswers {
    const users = within(this.days, day, newMap<number, ByProject>);
    const projects = within(users, owner, newMap<number | null, DailySharedAnswers>);
    const known = projects.get(project);
    if (known) return known;
    const counted = { owner, project, day, hits: 0, coalesced: 0 };
    projects.set(project, counted);
    this.all.push(counted);
    return counted;
  }
}

function newMap<Key, Value>(): Map<Key, Value> {
  return new Map();
}

/** The value of a key, made when there is none. */
function within<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
