import { Injectable } from '@nestjs/common';

/** How long single calls may take before they are given up, in milliseconds. */
@Injectable()
export class CallLimits {
  readonly submitMs: number = 30_000;
  readonly statusMs: number = 10_000;
  readonly pictureMs: number = 60_000;
}
