import type { AppConfig } from '../../src/config/app-config.js';
import type { Budget } from '../../src/fibo/fleet/demand.js';
import { type BudgetUser, UpstreamBudget } from '../../src/fibo/fleet/upstream-budget.js';

/** What FIBO allows, all of it for one node, or what a test says. */
export class WholeBudget extends UpstreamBudget {
  private readonly limits: Record<Budget, number>;
  private readonly users: BudgetUser[] = [];

  constructor({ fibo: { maxConcurrency, requestsPerMinute = Infinity } }: AppConfig) {
    super();
    this.limits = {
      jobs: maxConcurrency,
      submissions: requestsPerMinute,
      looks: requestsPerMinute,
    };
  }

  override join(user: BudgetUser): void {
    this.users.push(user);
  }

  override limitOf(budget: Budget): number {
    return this.limits[budget];
  }

  /** From now on there are so many slots. */
  set(budget: Budget, limit: number): void {
    this.limits[budget] = limit;
    for (const user of this.users) user.moveOn();
  }

  override changed(): void {
    // There is nobody to tell.
  }
}
