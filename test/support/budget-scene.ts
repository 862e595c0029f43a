import { BriaClient } from '../../src/fibo/bria-client.js';
import { CallLimits } from '../../src/fibo/call-limits.js';
import { Circuit } from '../../src/fibo/circuit.js';
import type { FiboRequest } from '../../src/fibo/fibo-provider.js';
import type { JobLook } from '../../src/fibo/job-look.js';
import { JobPoller } from '../../src/fibo/job-poller.js';
import { JobSlots } from '../../src/fibo/job-slots.js';
import { FiboSimulator } from '../../src/fibo/simulator/fibo-simulator.js';
import { StatusCalls } from '../../src/fibo/status-calls.js';
import { Submitter } from '../../src/fibo/submitter.js';
import { AttemptAddresses } from '../../src/fibo/webhooks/attempt-addresses.js';
import { JobNews } from '../../src/fibo/webhooks/job-news.js';
import { fiboRequest } from './fibo-request.js';
import { MemoryJournal } from './memory-journal.js';
import { RacingClock } from './racing-clock.js';
import { testConfig } from './test-config.js';
import { WholeBudget } from './whole-budget.js';

const TOKEN = 'test-token';

/** What a test is about. */
interface Terms {
  /** FIBO's figure, and ours. */
  readonly limit: number;
  readonly setting?: number;
  readonly latencyMs: number;
}

/** Jobs bought from the simulator and waited for, over real sockets, in minutes that pass at once. */
export class BudgetScene {
  private readonly startedAt: number;
  private readonly client: CountingClient;
  private readonly slots: JobSlots;
  private readonly submitter: Submitter;
  private readonly poller: JobPoller;

  static async open({ limit, setting, latencyMs }: Terms): Promise<BudgetScene> {
    const clock = new RacingClock();
    const simulator = await FiboSimulator.start({
      token: TOKEN,
      latencyMs,
      rateLimitPerMinute: limit,
      clock,
    });
    return new BudgetScene(clock, simulator, setting);
  }

  private constructor(
    readonly clock: RacingClock,
    readonly simulator: FiboSimulator,
    setting: number | undefined,
  ) {
    this.startedAt = clock.now();
    const config = testConfig(
      setting === undefined ? {} : { FIBO_REQUESTS_PER_MINUTE: String(setting) },
    );
    const budget = new WholeBudget(config);
    this.client = new CountingClient(clock, simulator.baseUrl);
    this.slots = new JobSlots(budget, clock);
    const news = new JobNews();
    const endpoint = { baseUrl: simulator.baseUrl, token: TOKEN };
    const addresses = new AttemptAddresses(endpoint, config);
    this.submitter = new Submitter(this.client, new Circuit(), clock, addresses, news);
    this.poller = new JobPoller(
      this.client,
      new StatusCalls(config, clock, budget),
      clock,
      config,
      news,
    );
  }

  /** Calls that FIBO answered with 429, to both endpoints. */
  get refusals(): number {
    const submissions = this.simulator.arrivals().filter(({ outcome }) => outcome === 429);
    return this.client.refusedLooks + submissions.length;
  }

  /** The second at which the job was found ended. */
  async buy(changes: Partial<FiboRequest> = {}, atSecond = 0): Promise<number> {
    if (atSecond > 0) await this.clock.sleep(atSecond * 1000);
    const request = fiboRequest(changes);
    const journal = new MemoryJournal();
    return this.slots.hold(request, async (submission) => {
      const job = await this.submitter.submit(request, journal, submission);
      await this.poller.waitForEnd(job, request, journal);
      return (this.clock.now() - this.startedAt) / 1000;
    });
  }

  /** The second at which the last of so many jobs, submitted together, was found ended. */
  async buyBatch(count: number): Promise<number> {
    const batch = Array.from({ length: count }, () => this.buy({ priority: 'batch' }));
    return Math.max(...(await Promise.all(batch)));
  }

  async close(): Promise<void> {
    await this.client.onApplicationShutdown();
    await this.simulator.close();
  }
}

class CountingClient extends BriaClient {
  refusedLooks = 0;

  constructor(
    private readonly racing: RacingClock,
    baseUrl: string,
  ) {
    super({ baseUrl, token: TOKEN }, racing, new CallLimits());
  }

  override async submit(body: string, sending: () => void): Promise<string> {
    return this.racing.during(super.submit(body, sending));
  }

  override async look(requestId: string): Promise<JobLook> {
    const look = await this.racing.during(super.look(requestId));
    if (look.state === 'slow_down') this.refusedLooks += 1;
    return look;
  }
}
