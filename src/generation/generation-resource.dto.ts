import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ERROR_CATALOGUE, type ErrorCode } from '../common/errors/error-catalogue.js';
import type { Billed } from '../common/errors/api-error.js';
import { ASPECT_RATIOS, type AspectRatio } from '../fibo/fibo-provider.js';
import { MODES } from './generation-fields.js';
import { GenerationParametersDto } from './parameters/generation-parameters.dto.js';

/** Of a watch for which studio lighting was asked. */
const REASONING_EXAMPLE = {
  camera_angle:
    "eye-level: FIBO framed it as 'Eye-level, presenting the watch directly to the viewer'.",
  fov: "standard: FIBO gave the lens as 'Standard lens (e.g., 35mm-50mm)'.",
  lighting: 'studio: you asked for this lighting.',
  color_palette: "vibrant: FIBO colored it as 'Vibrant, with saturated colors'.",
  composition: "rule-of-thirds: FIBO composed it as 'Rule of thirds, with the watch on the left'.",
  style: "photorealistic: FIBO styled it as 'Photorealistic, detailed and true to life'.",
};

/** The four states on the wire; what waits to be accepted by FIBO is processing to a client. */
const STATUSES = ['pending', 'processing', 'completed', 'failed'] as const;

type Status = (typeof STATUSES)[number];

function ApiPictureAddress(description: string): PropertyDecorator {
  return ApiProperty({
    description,
    type: String,
    format: 'uri',
    nullable: true,
    example: `https://pictures.example.com/api/images/${'9f'.repeat(32)}.png`,
  });
}

function ApiRelative(description: string): PropertyDecorator {
  return ApiProperty({
    description,
    type: 'integer',
    format: 'int64',
    nullable: true,
    example: null,
  });
}

/** A generation, wherever one appears; what is absent is null. */
@ApiSchema({
  name: 'Generation',
  description:
    'One generation; it has the same keys wherever it appears, and what is absent is null. Keys may be added',
})
export class GenerationResourceDto {
  @ApiProperty({
    description: 'Ids rise, with gaps',
    type: 'integer',
    format: 'int64',
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    example: 101,
  })
  id: number;

  @ApiProperty({
    description:
      'pending: waits for its turn; processing: is being ordered or made; completed: has a picture that is kept; failed: has none, see error_code',
    enum: STATUSES,
    example: 'completed',
  })
  status: Status;

  @ApiPictureAddress('Where the picture is: an address that lasts; null until completed')
  image_url: string | null;

  @ApiProperty({
    description: 'What the picture is made with',
    type: GenerationParametersDto,
  })
  parameters: GenerationParametersDto;

  @ApiProperty({
    description: `How completely the picture was described, not how good it looks: 0.5-0.6 minimal, 0.7-0.8 good, 0.9-1.0 complete. 0.75 is a bare prompt, 1 six values or more.
It is min(1, 0.5 + min(0.30, 0.05 × number of values set in parameters, the prompt included) + 0.20 for the picture). Null until completed`,
    type: Number,
    minimum: 0.5,
    maximum: 1,
    nullable: true,
    example: 1,
  })
  quality_score: number | null;

  @ApiProperty({
    description:
      'Seconds from acceptance to result with two decimals, waits in the queue and for retries included. Null until completed',
    type: Number,
    minimum: 0,
    nullable: true,
    example: 14.3,
  })
  generation_time: number | null;

  @ApiProperty({
    description:
      'Mode ai: why each parameter has its value, and under note what holds for all of them. Null in mode manual',
    type: 'object',
    additionalProperties: { type: 'string' },
    nullable: true,
    example: REASONING_EXAMPLE,
  })
  reasoning: Readonly<Record<string, string>> | null;

  @ApiProperty({ description: 'Whether an earlier picture is repeated', example: false })
  cached: boolean;

  @ApiProperty({
    description: 'Failed attempts before the one that succeeded',
    type: 'integer',
    minimum: 0,
    example: 0,
  })
  retry_count: number;

  @ApiPictureAddress('The same as image_url')
  result_url: string | null;

  @ApiProperty({ description: 'The same as in parameters', example: 'A luxury watch' })
  prompt: string;

  @ApiProperty({ description: 'As it was asked for', enum: MODES, example: 'ai' })
  mode: (typeof MODES)[number];

  @ApiProperty({
    description: 'When it was accepted, in UTC',
    type: String,
    format: 'date-time',
    example: '2025-12-07T10:30:00.000Z',
  })
  created_at: string;

  @ApiProperty({
    description: 'When its picture was kept, in UTC; null until completed',
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2025-12-07T10:30:14.300Z',
  })
  completed_at: string | null;

  @ApiProperty({
    description: 'Why it failed, for people; null unless failed',
    type: String,
    nullable: true,
    example: null,
  })
  error_message: string | null;

  @ApiProperty({
    description: 'Why it failed, for programs; null unless failed. Codes may be added',
    enum: [...Object.keys(ERROR_CATALOGUE), null],
    type: String,
    nullable: true,
    example: null,
  })
  error_code: ErrorCode | null;

  @ApiProperty({ description: 'Who it is for', type: 'integer', example: 1 })
  user_id: number;

  @ApiProperty({ description: 'For which project', type: 'integer', nullable: true, example: null })
  project_id: number | null;

  @ApiRelative('The batch it came with')
  batch_id: number | null;

  @ApiRelative('The generation it was made from')
  parent_id: number | null;

  @ApiProperty({
    description:
      'The seed FIBO used: asked for again with the same words, it makes the same picture. Null until completed',
    type: 'integer',
    format: 'int64',
    minimum: 0,
    nullable: true,
    example: 314159,
  })
  seed: number | null;

  @ApiProperty({ description: 'Width to height', enum: ASPECT_RATIOS, example: '1:1' })
  aspect_ratio: AspectRatio;

  @ApiProperty({
    description: 'What the picture must not show',
    type: String,
    nullable: true,
    example: null,
  })
  negative_prompt: string | null;

  @ApiProperty({
    description:
      'Price of all attempts that were or may have been billed, in millionths of a US dollar; null: no price is known',
    type: 'integer',
    format: 'int64',
    minimum: 0,
    nullable: true,
    example: null,
  })
  cost_usd_micros: number | null;

  @ApiProperty({
    description: 'Whether money was spent; unknown when nobody can tell',
    enum: ['no', 'yes', 'unknown'],
    example: 'yes',
  })
  billed: Billed;

  @ApiProperty({ description: 'Whether the built-in simulator made the picture', example: false })
  simulated: boolean;
}
