import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsFlag } from '../common/validation/is-flag.js';
import { IsInteger } from '../common/validation/is-integer.js';
import { IsOneOf } from '../common/validation/is-one-of.js';
import { IsText } from '../common/validation/is-text.js';
import { Nullable } from '../common/validation/nullable.js';
import { ASPECT_RATIOS, type AspectRatio } from '../fibo/fibo-provider.js';
import {
  CAMERA_PARAMETERS,
  type CameraParameterName,
  type CameraParameters,
  valuesOf,
} from './generation-parameters.js';

export const MODES = ['ai', 'manual'] as const;
export const MAX_INT32 = 2_147_483_647;

/** One of the six parameters: unset unless the caller sets it. */
function CameraParameter(name: CameraParameterName): PropertyDecorator {
  const values = valuesOf(name);
  const { description, values: meanings } = CAMERA_PARAMETERS[name];
  const list = Object.entries(meanings).map(([value, { meaning }]) => `- \`${value}\`: ${meaning}`);
  return applyDecorators(
    ApiProperty({
      description: [`${description}; null leaves it open.\n`, ...list].join('\n'),
      enum: [...values, null],
      type: String,
      nullable: true,
      required: false,
      default: null,
    }),
    Nullable(),
    IsOneOf(values),
  );
}

/** Body of POST /api/generate/. */
@ApiSchema({
  name: 'GenerationRequest',
  description: 'A picture to be made. Only the prompt is required; an unknown field is refused',
})
export class CreateGenerationDto {
  @ApiProperty({
    description: 'What the picture shows; trimmed on arrival, then counted in code points',
    minLength: 3,
    maxLength: 2000,
    example: 'A luxury watch',
  })
  @IsText({ min: 3, max: 2000, trim: true })
  prompt: string;

  @ApiProperty({
    description:
      'ai: what is left open is chosen and explained; manual: the parameters are used as they are',
    enum: MODES,
    required: false,
    default: 'ai',
  })
  @IsOneOf(MODES, { message: 'mode must be "ai" or "manual"' })
  mode: (typeof MODES)[number] = 'ai';

  @CameraParameter('camera_angle')
  camera_angle: string | null = null;

  @CameraParameter('fov')
  fov: string | null = null;

  @CameraParameter('lighting')
  lighting: string | null = null;

  @CameraParameter('color_palette')
  color_palette: string | null = null;

  @CameraParameter('composition')
  composition: string | null = null;

  @CameraParameter('style')
  style: string | null = null;

  @ApiProperty({
    description: 'Who the picture is for',
    type: 'integer',
    minimum: 1,
    maximum: MAX_INT32,
    required: false,
    default: 1,
  })
  @IsInteger({ min: 1, max: MAX_INT32 })
  user_id = 1;

  @ApiProperty({
    description: 'A project of the user, to filter by',
    type: 'integer',
    minimum: 1,
    maximum: MAX_INT32,
    nullable: true,
    required: false,
    default: null,
  })
  @Nullable()
  @IsInteger({ min: 1, max: MAX_INT32 })
  project_id: number | null = null;

  @ApiProperty({
    description: 'false: a new picture is bought even if the same request has one already',
    type: Boolean,
    required: false,
    default: true,
  })
  @IsFlag()
  use_cache = true;

  @ApiProperty({
    description:
      'Attempts beyond the first, after 1, 2, 4, 8 and 16 s. What FIBO accepted is never bought again, but for jobs that FIBO itself ended with an error',
    type: 'integer',
    minimum: 0,
    maximum: 5,
    required: false,
    default: 3,
  })
  @IsInteger({ min: 0, max: 5 })
  max_retries = 3;

  @ApiProperty({
    description: 'Width to height of the picture',
    enum: ASPECT_RATIOS,
    required: false,
    default: '1:1',
  })
  @IsOneOf(ASPECT_RATIOS)
  aspect_ratio: AspectRatio = '1:1';

  @ApiProperty({
    description: 'The same seed and the same words make the same picture; null lets FIBO choose',
    type: 'integer',
    minimum: 0,
    maximum: MAX_INT32,
    nullable: true,
    required: false,
    default: null,
  })
  @Nullable()
  @IsInteger({ min: 0, max: MAX_INT32 })
  seed: number | null = null;

  @ApiProperty({
    description: 'What the picture must not show; trimmed on arrival, then counted in code points',
    type: String,
    minLength: 1,
    maxLength: 2000,
    nullable: true,
    required: false,
    default: null,
  })
  @Nullable()
  @IsText({ min: 1, max: 2000, trim: true })
  negative_prompt: string | null = null;
}

/** The six parameters as the caller gave them. */
export function givenParameters(dto: CreateGenerationDto): CameraParameters {
  return {
    camera_angle: dto.camera_angle,
    fov: dto.fov,
    lighting: dto.lighting,
    color_palette: dto.color_palette,
    composition: dto.composition,
    style: dto.style,
  };
}
