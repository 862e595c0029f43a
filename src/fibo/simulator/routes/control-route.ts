import type { FaultScript } from '../faults/fault-script.js';
import { readFault } from '../faults/read-fault.js';
import type { HttpExchange } from '../http-exchange.js';
import type { Ledger } from '../ledger/ledger.js';

/** What FIBO does not have: the log, and faults on demand. Needs no token. */
export class ControlRoute {
  constructor(
    private readonly ledger: Ledger,
    private readonly faults: FaultScript,
  ) {}

  /** GET /__simulator/arrivals. */
  tellArrivals(exchange: HttpExchange): void {
    exchange.json(200, {
      purchases: this.ledger.purchases(),
      ...this.ledger.traffic(),
      arrivals: this.ledger.arrivals(),
    });
  }

  /** DELETE /__simulator/arrivals. */
  reset(exchange: HttpExchange): void {
    this.ledger.clear();
    this.faults.clear();
    exchange.response.writeHead(204).end();
  }

  /** POST /__simulator/faults. JSON only, so that no foreign web page can send one. Throws a Refusal for what is no fault. */
  async addFault(exchange: HttpExchange): Promise<void> {
    this.faults.add(readFault(await exchange.readJson()));
    exchange.response.writeHead(204).end();
  }
}
