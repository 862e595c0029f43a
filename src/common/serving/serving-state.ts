import { Injectable } from '@nestjs/common';

/** Whether this process still wants requests. */
@Injectable()
export class ServingState {
  private draining = false;

  get isDraining(): boolean {
    return this.draining;
  }

  /** From now on readiness says no; requests are still served. */
  drain(): void {
    this.draining = true;
  }
}
