import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { GenerationResourceDto } from '../generation/generation-resource.dto.js';
import { encodeCursor } from './cursor.js';

/** A page of history. */
@ApiSchema({ name: 'HistoryPage', description: 'Generations, newest first. Keys may be added' })
export class HistoryPageDto {
  @ApiProperty({
    description: 'How many there are in all, for the filters given: exact',
    type: 'integer',
    format: 'int64',
    minimum: 0,
    example: 150,
  })
  total: number;

  @ApiProperty({ description: 'As asked for', type: 'integer', minimum: 1, example: 50 })
  limit: number;

  @ApiProperty({
    description: 'As asked for; null with a cursor',
    type: 'integer',
    minimum: 0,
    nullable: true,
    example: 0,
  })
  offset: number | null;

  @ApiProperty({
    description: 'By created_at, then by id, both descending',
    type: [GenerationResourceDto],
  })
  results: GenerationResourceDto[];

  @ApiProperty({
    description: 'Leads to the next page; null at the end',
    type: String,
    nullable: true,
    example: encodeCursor({ createdAt: '2025-12-07T10:30:00.123456Z', id: 101 }, { userId: 1 }),
  })
  next_cursor: string | null;
}
