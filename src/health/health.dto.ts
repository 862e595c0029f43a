import { ApiProperty, ApiSchema } from '@nestjs/swagger';

/** The process is alive. */
@ApiSchema({ name: 'Liveness' })
export class LivenessDto {
  @ApiProperty({ description: 'Always ok', example: 'ok' })
  status: string;

  @ApiProperty({ description: 'Of the service', example: '0.1.0' })
  version: string;
}

/** Which FIBO, and how the way to it is. */
@ApiSchema({ name: 'FiboReadiness' })
export class FiboReadinessDto {
  @ApiProperty({
    description: "Bria's, or the built-in simulator that makes pictures for nothing",
    enum: ['bria', 'simulator'],
    example: 'bria',
  })
  mode: string;

  @ApiProperty({
    description: 'open: FIBO fails so often that it is left alone; half-open: it is probed',
    enum: ['closed', 'half-open', 'open'],
    example: 'closed',
  })
  circuit: string;

  @ApiProperty({
    description: 'When this process last saw a picture finished; null: not yet',
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2025-12-07T10:30:14.300Z',
  })
  last_success_at: string | null;
}

/** The process can work. FIBO being down does not change that. */
@ApiSchema({ name: 'Readiness' })
export class ReadinessDto {
  @ApiProperty({ description: 'Always ready', example: 'ready' })
  status: string;

  @ApiProperty({
    description: 'Which PostgreSQL',
    enum: ['embedded', 'external'],
    example: 'embedded',
  })
  database: string;

  @ApiProperty({ description: 'Which FIBO', type: FiboReadinessDto })
  fibo: FiboReadinessDto;
}
