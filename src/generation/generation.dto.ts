import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsFlag } from '../common/validation/is-flag.js';
import { IsInteger } from '../common/validation/is-integer.js';
import { IsOneOf } from '../common/validation/is-one-of.js';
import { IsText } from '../common/validation/is-text.js';
import { OwnerId } from '../common/validation/owner-id.js';
import { Nullable } from '../common/validation/nullable.js';
import { ASPECT_RATIOS, type AspectRatio } from '../fibo/fibo-provider.js';
import { WebhookUrlField } from '../webhooks/target/webhook-url-field.js';
import { MODES, REQUEST_FIELDS } from './generation-fields.js';
import {
  CAMERA_PARAMETERS,
  cameraMeanings,
  type CameraParameterName,
  type CameraParameters,
  valuesOf,
} from './parameters/generation-parameters.js';

/** One of the six parameters: unset unless the caller sets it. */
function CameraParameter(name: CameraParameterName): PropertyDecorator {
  const values = valuesOf(name);
  const { description } = CAMERA_PARAMETERS[name];
  const meanings = cameraMeanings(name);
  return applyDecorators(
    ApiProperty({
      description: `${description}; null leaves it open.\n\n${meaningsOf(meanings)}`,
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

/** A whole number; without a default it may be null and is so unless the caller sets it. */
function IntegerField(field: {
  readonly description: string;
  readonly default?: number;
  readonly minimum: number;
  readonly maximum: number;
}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: 'integer',
      required: false,
      ...(field.default === undefined ? { nullable: true, default: null } : {}),
      ...field,
    }),
    IsInteger({ min: field.minimum, max: field.maximum }),
  );
}

function meaningsOf(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([value, meaning]) => `- \`${value}\`: ${meaning}`)
    .join('\n');
}

/** Body of POST /api/generate/. */
@ApiSchema({
  name: 'GenerationRequest',
  description: 'A picture to be made. Only the prompt is required; an unknown field is refused',
})
export class CreateGenerationDto {
  @ApiProperty({
    description: REQUEST_FIELDS.prompt.description,
    minLength: 3,
    maxLength: 2000,
    example: 'A luxury watch',
  })
  @IsText({ min: 3, max: 2000, trim: true })
  prompt: string;

  @ApiProperty({
    description: `${REQUEST_FIELDS.mode.description}.\n\n${meaningsOf(REQUEST_FIELDS.mode.values)}`,
    enum: MODES,
    required: false,
    default: REQUEST_FIELDS.mode.default,
  })
  @IsOneOf(MODES, { message: 'mode must be "ai" or "manual"' })
  mode: (typeof MODES)[number] = REQUEST_FIELDS.mode.default;

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

  @OwnerId()
  @IntegerField(REQUEST_FIELDS.user_id)
  user_id: number = REQUEST_FIELDS.user_id.default;

  @Nullable()
  @IntegerField(REQUEST_FIELDS.project_id)
  project_id: number | null = null;

  @ApiProperty({ type: Boolean, required: false, ...REQUEST_FIELDS.use_cache })
  @IsFlag()
  use_cache: boolean = REQUEST_FIELDS.use_cache.default;

  @IntegerField(REQUEST_FIELDS.max_retries)
  max_retries: number = REQUEST_FIELDS.max_retries.default;

  @ApiProperty({
    description: REQUEST_FIELDS.aspect_ratio.description,
    enum: ASPECT_RATIOS,
    required: false,
    default: REQUEST_FIELDS.aspect_ratio.default,
  })
  @IsOneOf(ASPECT_RATIOS)
  aspect_ratio: AspectRatio = REQUEST_FIELDS.aspect_ratio.default;

  @Nullable()
  @IntegerField(REQUEST_FIELDS.seed)
  seed: number | null = null;

  @ApiProperty({
    description: REQUEST_FIELDS.negative_prompt.description,
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

  @WebhookUrlField(REQUEST_FIELDS.webhook_url.description)
  declare webhook_url?: string | null;
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
