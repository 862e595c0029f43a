import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { bigintAsNumber } from '../../database/column-transformers.js';
import type { FleetDemand } from './demand.js';

/** A node that shares FIBO's budgets with others, and what it has of them. */
@Entity('fibo_node')
@Unique('fibo_node_name_key', ['name'])
export class FiboNodeEntity {
  /** Never that of another node; attempts carry it. */
  @PrimaryColumn({
    type: 'integer',
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'fibo_node_pkey',
  })
  id: number;

  /** Which process (process-identity.ts). */
  @Column({ type: 'text' })
  name: string;

  /** Those of the simulator share nothing with those of FIBO. */
  @Column({ type: 'boolean' })
  simulated: boolean;

  /** Rises with every write of any node. */
  @Column({ type: 'bigint', transformer: bigintAsNumber })
  version: number;

  /** From then on the node counts as dead, and submits nothing. */
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  /** In the order of BUDGETS. */
  @Column({ type: 'integer', array: true })
  slots: number[];

  @Column({ type: 'jsonb' })
  demand: FleetDemand;
}
