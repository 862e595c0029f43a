import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from '../database/column-transformers.js';

const PRIMARY_KEY = { primaryKeyConstraintName: 'cache_daily_pkey' };

/** Answers of one user and project that were not bought, on one UTC day, of all nodes. */
@Entity('cache_daily')
export class CacheDailyEntity {
  @PrimaryColumn({ name: 'user_id', type: 'integer', ...PRIMARY_KEY })
  userId: number;

  @PrimaryColumn({ type: 'date', ...PRIMARY_KEY })
  day: string;

  /** 0: no project. */
  @PrimaryColumn({ name: 'project_id', type: 'integer', ...PRIMARY_KEY })
  projectId: number;

  /** Answered from the cache. */
  @Column({ type: 'bigint', transformer: bigintAsNumber })
  hits: number;

  /** Shared with a request that was under way. */
  @Column({ type: 'bigint', transformer: bigintAsNumber })
  coalesced: number;
}
