import { Module } from '@nestjs/common';
import { RequestLimits } from './request-limits.js';

/** How much each caller may ask for. */
@Module({ providers: [RequestLimits] })
export class LimitsModule {}
