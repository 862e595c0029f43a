import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInteger } from '../common/validation/is-integer.js';
import { OwnerId, USER_ID } from '../common/validation/owner-id.js';
import { Optional } from '../common/validation/optional.js';

/** Query of the cache's routes. */
export class CacheQueryDto {
  @ApiProperty({
    description: "Only this user's part of the cache",
    type: 'integer',
    required: false,
    minimum: USER_ID.min,
    maximum: USER_ID.max,
  })
  @OwnerId('one or all')
  @Optional()
  @IsInteger(USER_ID)
  user_id?: number;
}

function ApiCount(description: string, example: number): PropertyDecorator {
  return ApiProperty({ description, type: 'integer', minimum: 0, example });
}

/** What is cached, and how much it helps. */
@ApiSchema({ name: 'CacheStats', description: 'Keys may be added' })
export class CacheStatsDto {
  @ApiCount('Generations in the cache, which all nodes share', 2)
  total_cached: number;

  @ApiCount('Of these, how many would still be answered', 2)
  valid: number;

  @ApiCount('Of these, how many are too old: none, they leave the cache when they are', 0)
  expired: number;

  @ApiProperty({
    description: 'Hours that a generation stays in the cache (CACHE_TTL_SECONDS)',
    type: Number,
    minimum: 0,
    example: 1,
  })
  ttl_hours: number;

  @ApiCount('Requests answered from the cache', 40)
  hits: number;

  @ApiCount('Requests for which a picture was ordered', 242)
  misses: number;

  @ApiCount('Requests that waited for the same picture, ordered by another one', 3)
  coalesced: number;

  @ApiCount('Requests with use_cache false', 3)
  bypassed: number;

  @ApiProperty({
    description:
      'hits / (hits + misses + coalesced) in per cent, with two decimals; 0 when there were none',
    type: Number,
    minimum: 0,
    maximum: 100,
    example: 14.04,
  })
  hit_rate: number;

  @ApiProperty({
    description:
      "So many generations fit into a node's memory (CACHE_MAX_ENTRIES); the least recently used give way, and are then read from the database",
    type: 'integer',
    minimum: 1,
    example: 10_000,
  })
  max_entries: number;

  @ApiProperty({
    description: "What answers first: this node's memory, filled from the database",
    enum: ['memory'],
    example: 'memory',
  })
  backend: string;

  @ApiProperty({
    description:
      'Since when hits, misses, coalesced and bypassed are counted: the start of this node, in UTC',
    type: String,
    format: 'date-time',
    example: '2025-12-07T10:30:00.000Z',
  })
  since: string;
}

/** The cache was emptied. */
@ApiSchema({ name: 'ClearedCache' })
export class ClearedCacheDto {
  @ApiProperty({ description: 'Always success', example: 'success' })
  status: string;

  @ApiCount('How many generations were in the cache', 2)
  cleared: number;

  @ApiProperty({ description: 'The same for people', example: 'Cleared 2 cached generation(s)' })
  message: string;
}
