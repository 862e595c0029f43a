import { Module } from '@nestjs/common';
import { SpendLimit } from './spend-limit.js';
import { SpendingRepository } from './spending.repository.js';

/** What pictures cost, and how much may be spent. */
@Module({ providers: [SpendLimit, SpendingRepository], exports: [SpendLimit] })
export class SpendingModule {}
