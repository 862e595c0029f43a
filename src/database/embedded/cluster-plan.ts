import type { ClusterFiles } from './cluster-files.js';
import type { DatabaseUser } from './database-user.js';
import type { PostgresBinaries } from './postgres-binaries.js';

/** Everything that is settled before a cluster is touched. */
export interface ClusterPlan {
  readonly binaries: PostgresBinaries;
  readonly user: DatabaseUser;
  readonly files: ClusterFiles;
  /** Whether what is written must outlive a power cut. */
  readonly durable: boolean;
  readonly log: (line: string) => void;
}
