import type { Priority } from '../fibo-provider.js';

/** What FIBO is used within: jobs under way at once, submissions a minute, status calls a minute. */
export const BUDGETS = ['jobs', 'submissions', 'looks'] as const;

export type Budget = (typeof BUDGETS)[number];

/** One number for each budget, in the order of BUDGETS. */
export type PerBudget = readonly [jobs: number, submissions: number, looks: number];

export function perBudget(valueOf: (budget: Budget) => number): PerBudget {
  return [valueOf('jobs'), valueOf('submissions'), valueOf('looks')];
}

/** So many slots somebody waits for; short, because nodes tell it each other. */
export type Want = readonly [priority: Priority, ownerId: number, count: number];

/** So many jobs of an owner are under way. */
export type Use = readonly [ownerId: number, count: number];

/** What a node needs of one budget. */
export interface Demand {
  /** Slots that are in use: nothing takes them away. */
  readonly held: number;
  readonly uses: readonly Use[];
  readonly wants: readonly Want[];
  /** Epoch milliseconds at which somebody last got a slot here; 0: nobody knows. */
  readonly lastTurnAt: number;
}

/** What a node needs of all. */
export type FleetDemand = Readonly<Record<Budget, Demand>>;

export const NO_DEMAND: Demand = { held: 0, uses: [], wants: [], lastTurnAt: 0 };

/** Slots that are waited for. */
export function wantedBy({ wants }: Demand): number {
  return wants.reduce((sum, [, , count]) => sum + count, 0);
}
