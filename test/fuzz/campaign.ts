import fc from 'fast-check';
import { ask } from '../support/ask.js';
import { ServiceScene } from '../support/service-scene.js';
import type { ServiceProcess } from '../support/service-process.js';
import { faultsInBooks, Told } from './books.js';
import { type ApiDocument, operationsOf } from './document.js';
import { Judge, jsonIn } from './judge.js';
import { KnownValues } from './known-values.js';
import { messageOf } from './message.js';
import { curlLine } from './reproduction.js';
import { type FuzzRequest, requestsOf } from './requests.js';
import { Wire, type WireAnswer } from './wire.js';

/** Each sends one request at a time, and when it finds a fault looks for the smallest request that shows it. */
const CALLERS = 12;
/** On a machine that is busy the database may answer too late; what a request does to it, it does again. */
const BY_CHANCE = 'DATABASE_UNAVAILABLE';

export interface CampaignPlan {
  readonly requests: number;
  /** Decides what is sent; what the service has told by then is put in. */
  readonly seed: number;
  /** Where the service was built. */
  readonly built: string;
}

/** What a campaign came to. */
export interface CampaignReport {
  readonly faults: readonly string[];
  /** How often each operation gave each status. */
  readonly counts: ReadonlyMap<string, number>;
  readonly purchases: number;
}

/** Asks a service of its own, in a process of its own, for whatever the document that it serves lets a caller ask, and more. */
export async function campaign(plan: CampaignPlan): Promise<CampaignReport> {
  const scene = await ServiceScene.create();
  try {
    const command = [process.execPath, `${plan.built}src/main.js`];
    const service = await scene.start({ FIBO_POLL_INTERVAL_MS: '5' }, command);
    const attack = await Attack.on(service, [scene.simulator.origin, scene.dataDir]);
    const found = await attack.run(plan);
    const inBooks = await faultsInBooks(scene.simulator, scene.database, attack.told);
    return {
      faults: [...found, ...inBooks, ...faultsInLog(service)],
      counts: attack.counts,
      purchases: scene.simulator.purchases(),
    };
  } finally {
    await scene.clear();
  }
}

class Attack {
  readonly told = new Told();
  readonly counts = new Map<string, number>();
  private readonly known = new KnownValues();
  private readonly judge: Judge;
  private readonly wire: Wire;

  static async on(service: ServiceProcess, secrets: readonly string[]): Promise<Attack> {
    const { body } = await ask(`${service.url}/docs-json`);
    // It is checked as a document elsewhere.
    return new Attack(service.url, body as unknown as ApiDocument, secrets);
  }

  private constructor(
    private readonly origin: string,
    private readonly document: ApiDocument,
    secrets: readonly string[],
  ) {
    this.judge = new Judge(document, secrets);
    this.wire = new Wire(new URL(origin), CALLERS);
  }

  /** @returns the faults found, each with the request that shows it */
  async run({ requests, seed }: CampaignPlan): Promise<readonly string[]> {
    const operations = operationsOf(this.document);
    const any = fc.oneof(...operations.map((one) => requestsOf(this.document, one)));
    const property = fc.asyncProperty(any, (request) => this.try(request));
    const numRuns = Math.ceil(requests / CALLERS);
    const callers = Array.from({ length: CALLERS }, (_, index) =>
      fc.check(property, { numRuns, seed: seed + index }),
    );
    const outcomes = await Promise.all(callers);
    this.wire.close();
    return outcomes.flatMap(({ failed, errorInstance }) => {
      if (!failed) return [];
      return [errorInstance instanceof Error ? errorInstance.message : String(errorInstance)];
    });
  }

  /** Throws with the faults, and the request as a line for a shell. */
  private async try(request: FuzzRequest): Promise<void> {
    const { operation } = request;
    const message = messageOf(request, this.known);
    const show = (faults: string): string =>
      `${operation.id}: ${faults}\n  ${curlLine(this.origin, message)}`;
    const send = (): Promise<WireAnswer> =>
      this.wire.send(message).catch((cause: unknown) => {
        throw new Error(show(`no answer, ${String(cause)}`), { cause });
      });
    const first = await send();
    const answer = first.status === 503 ? await send() : first;
    this.count(
      `${operation.id} ${message.method === operation.method ? '' : message.method}${answer.status}`,
    );
    const faults = this.judge.faultsOf(operation, message, answer);
    if (faults.length > 0)
      throw new Error(show(`${faults.join('; ')}\n  ${answer.body.toString().slice(0, 500)}`));
    if (answer.status >= 300) return;
    const body = jsonIn(answer);
    this.known.learn(body, operation.path);
    if (message.method === 'POST') this.told.add(body);
  }

  private count(kind: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }
}

/** No input is an error of the service. */
function faultsInLog({ log }: ServiceProcess): readonly string[] {
  const errors = log.filter(
    ({ level, code }) => (level === 'error' || level === 'fatal') && code !== BY_CHANCE,
  );
  return errors.map((line) => `it logs ${JSON.stringify(line)}`);
}
