import { Inject, Injectable } from '@nestjs/common';
import { Sweep } from '../../common/time/sweep.js';
import { AppConfig } from '../../config/app-config.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { RescueService } from './rescue.service.js';
import { Resumption } from './resumption.js';

const INTERVAL_MS = 1_000;
const ROWS_AT_ONCE = 100;

/** Lets somebody look after rows that were left. The queue has jobs of what is new; of what a process left when it ended, or what is to be looked at later, the rows alone tell. */
@Injectable()
export class LeftRows extends Sweep {
  private hasLookedForTheDead = false;

  constructor(
    private readonly config: AppConfig,
    @Inject(LeaseKeeper)
    private readonly leases: Pick<LeaseKeeper, 'endLeasesOfTheDead' | 'queueLeft'>,
    @Inject(Resumption) private readonly resumption: Pick<Resumption, 'catchUp'>,
    @Inject(RescueService) private readonly rescue: Pick<RescueService, 'room'>,
  ) {
    super(INTERVAL_MS, 'rescue.sweep_failed');
  }

  protected override async sweep(): Promise<void> {
    await this.resumption.catchUp();
    if (!this.hasLookedForTheDead) await this.leases.endLeasesOfTheDead();
    this.hasLookedForTheDead = true;
    // As many as this process could go on with itself, whoever does it then.
    for (let room = this.rescue.room; room > 0 && !this.isStopping; room -= ROWS_AT_ONCE) {
      const limit = Math.min(room, ROWS_AT_ONCE);
      const queued = await this.leases.queueLeft(this.config.fibo.mode === 'simulator', limit);
      if (queued < limit) return;
    }
  }
}
