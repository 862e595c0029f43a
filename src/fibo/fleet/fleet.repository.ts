import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../../database/run-statement.js';
import type { FleetDemand, PerBudget } from './demand.js';

/** Another node, as it last told of itself. */
export interface Peer {
  readonly id: number;
  readonly name: string;
  /** Of two tales of one node the higher is the newer. */
  readonly version: number;
  readonly slots: PerBudget;
  readonly demand: FleetDemand;
}

/** What a node asks for. */
export interface Claim {
  readonly name: string;
  readonly simulated: boolean;
  /** 0: the node leaves. */
  readonly leaseMs: number;
  readonly wanted: PerBudget;
  readonly held: PerBudget;
  /** Of all nodes together. */
  readonly totals: PerBudget;
  readonly demand: FleetDemand;
  /** Names of nodes that are known to be no more. */
  readonly dead: readonly string[];
  /** How long a job of a dead node may hold its slot. */
  readonly jobMs: number;
  /** How long FIBO counts a call. */
  readonly callMs: number;
}

/** What a node got, and what the others have. */
export interface FleetState {
  readonly id: number;
  /** As of when. */
  readonly version: number;
  readonly slots: PerBudget;
  /** Slots that are still in use for nodes that are dead. */
  readonly lost: PerBudget;
  readonly peers: readonly Peer[];
}

/** The nodes and their slots: never more of them than there are, whoever asks at the same time. */
@Injectable()
export class FleetRepository {
  constructor(private readonly dataSource: DataSource) {}

  async claim(claim: Claim): Promise<FleetState> {
    const [row] = await runStatement<{ readonly fleet: FleetState }>(
      this.dataSource,
      `SELECT claim_fibo_slots($1, $2, $3, $4::integer[], $5::integer[], $6::integer[], $7::jsonb, $8::text[], $9, $10) AS fleet`,
      [
        claim.name,
        claim.simulated,
        claim.leaseMs,
        claim.wanted,
        claim.held,
        claim.totals,
        JSON.stringify(claim.demand),
        claim.dead,
        claim.jobMs,
        claim.callMs,
      ],
    );
    if (!row) throw new Error('a function gives one row');
    return row.fleet;
  }
}
