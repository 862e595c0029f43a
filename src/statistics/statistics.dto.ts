import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IntegerParameter } from '../common/validation/integer-parameter.js';
import type { IntegerRule } from '../common/validation/is-integer.js';
import { OwnerId, USER_ID } from '../common/validation/owner-id.js';
import { Optional } from '../common/validation/optional.js';

const ID: IntegerRule = { min: 1, max: 2_147_483_647 };
const DAYS: IntegerRule = { min: 1, max: 365 };

/** Query of GET /api/generate/statistics. */
export class StatisticsQueryDto {
  @OwnerId()
  @IntegerParameter(USER_ID, { description: 'Whose generations', required: true })
  user_id: number;

  @Optional()
  @IntegerParameter(ID, { description: "Only this one of the user's projects" })
  project_id?: number;

  @IntegerParameter(DAYS, {
    description: 'The period: so many times 24 hours, up to now',
    default: 30,
  })
  days = 30;
}

function ApiCount(description: string, example: number): PropertyDecorator {
  return ApiProperty({ description, type: 'integer', format: 'int64', minimum: 0, example });
}

/** How many of something that occurs; what does not occur is left out. */
function ApiOccurring(description: string, example: number): PropertyDecorator {
  return ApiProperty({ description, type: 'integer', required: false, minimum: 1, example });
}

function ApiDecimal(description: string, example: number, maximum?: number): PropertyDecorator {
  const range = { minimum: 0, ...(maximum === undefined ? {} : { maximum }) };
  return ApiProperty({ description, type: Number, ...range, example });
}

/** Generations by status; those that do not occur are left out. */
@ApiSchema({ name: 'StatusBreakdown', description: 'Only what occurs' })
export class StatusBreakdownDto {
  @ApiOccurring('Have a picture', 230)
  completed?: number;

  @ApiOccurring('Came to nothing', 10)
  failed?: number;

  @ApiOccurring('Are under way', 5)
  processing?: number;

  @ApiOccurring('Wait for their turn', 2)
  pending?: number;
}

/** Generations by mode; those that do not occur are left out. */
@ApiSchema({ name: 'ModeBreakdown', description: 'Only what occurs' })
export class ModeBreakdownDto {
  @ApiOccurring('What was left open was chosen and explained', 180)
  ai?: number;

  @ApiOccurring('The parameters were used as they were', 65)
  manual?: number;
}

/** How much the cache helped. */
@ApiSchema({
  name: 'CacheStatistics',
  description:
    'misses and bypassed are generations of exactly this period, and add up to total_generations. hits and coalesced have no generation behind them: they are counted by whole UTC days, from the one on which the period begins. Keys may be added',
})
export class CacheStatisticsDto {
  @ApiCount('Requests answered from the cache', 40)
  hits: number;

  @ApiCount('Generations that were made because the cache had no answer', 242)
  misses: number;

  @ApiCount('Requests that shared the outcome of a generation under way', 3)
  coalesced: number;

  @ApiCount('Generations with use_cache false', 3)
  bypassed: number;

  @ApiDecimal('hits / (hits + misses + coalesced) in per cent; 0 when there were none', 14.04, 100)
  hit_rate: number;

  @ApiDecimal('hits × the average generation time, before that is rounded', 592)
  seconds_saved: number;
}

/** What the generations cost, in millionths of a US dollar. */
@ApiSchema({
  name: 'CostStatistics',
  description: 'In millionths of a US dollar. Keys may be added',
})
export class CostStatisticsDto {
  @ApiCount('Price of all attempts that were billed', 6_900_000)
  spent_usd_micros: number;

  @ApiCount(
    'Price of the attempts of which nobody knows, or not yet, whether they were billed',
    60_000,
  )
  possibly_billed_usd_micros: number;

  @ApiCount('(hits + coalesced) × what a picture costs now', 1_290_000)
  saved_usd_micros: number;
}

/** Figures over a period. */
@ApiSchema({
  name: 'Statistics',
  description:
    'A generation counts by when it was created. Decimals have two places and are rounded half up, once, from exact sums. Keys may be added',
})
export class StatisticsDto {
  @ApiProperty({
    description: 'As asked for',
    type: 'integer',
    minimum: DAYS.min,
    maximum: DAYS.max,
    example: 30,
  })
  period_days: number;

  @ApiCount('Generations, whatever became of them; answers from the cache are none', 245)
  total_generations: number;

  @ApiProperty({ description: 'By status; adds up to total_generations', type: StatusBreakdownDto })
  status_breakdown: StatusBreakdownDto;

  @ApiProperty({ description: 'By mode; adds up to total_generations', type: ModeBreakdownDto })
  mode_breakdown: ModeBreakdownDto;

  @ApiDecimal('Seconds from acceptance to result, of completed ones; 0 when there are none', 14.8)
  average_generation_time: number;

  @ApiDecimal('Of completed ones; 0 when there are none', 0.91, 1)
  average_quality_score: number;

  @ApiDecimal(
    'completed / total_generations in per cent. **0 when there are no generations**: who alerts on a low rate also asks for total_generations > 0',
    93.88,
    100,
  )
  success_rate: number;

  @ApiProperty({ description: 'How much the cache helped', type: CacheStatisticsDto })
  cache: CacheStatisticsDto;

  @ApiProperty({ description: 'What it cost', type: CostStatisticsDto })
  cost: CostStatisticsDto;
}
