import type { Budget, Demand } from './demand.js';

/** Whoever uses slots of some budgets. */
export interface BudgetUser {
  /** What it needs at the moment of the budgets it uses. */
  demands(): Partial<Readonly<Record<Budget, Demand>>>;
  /** There may be more slots than before. */
  moveOn(): void;
}

/** What FIBO allows this node. */
export abstract class UpstreamBudget {
  /** Before the application has started. */
  abstract join(user: BudgetUser): void;

  /** How many slots there are now, used ones included; Infinity: the budget has no bound. */
  abstract limitOf(budget: Budget): number;

  /** A user needs more or less than before; afterwards there may be fewer slots. Calls no user. */
  abstract changed(): void;
}
