import { Injectable } from '@nestjs/common';
import { newLeaseOwner } from '../../common/process/process-identity.js';

/** Which node this process is in the fleet that shares FIBO's budgets. */
@Injectable()
export class OwnNode {
  readonly name = newLeaseOwner();
  /** What attempts carry that are made in its slots; null until it has some. */
  id: number | null = null;
}
