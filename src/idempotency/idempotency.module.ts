import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IDEMPOTENCY_ENTITIES } from './idempotency.entities.js';
import { IdempotencyKeyRepository } from './idempotency-key.repository.js';
import { IdempotentCalls } from './idempotent-calls.js';
import { KeyClaims } from './key-claims.js';
import { KeyLeases } from './key-leases.js';
import { KeySweep } from './key-sweep.js';

/** Calls that may be sent again: the keys that clients give them, and what became of each. */
@Module({
  imports: [TypeOrmModule.forFeature(IDEMPOTENCY_ENTITIES)],
  providers: [IdempotencyKeyRepository, IdempotentCalls, KeyClaims, KeyLeases, KeySweep],
  exports: [IdempotentCalls],
})
export class IdempotencyModule {}
