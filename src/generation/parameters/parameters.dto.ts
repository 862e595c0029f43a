import {
  ApiExtraModels,
  ApiProperty,
  ApiPropertyOptional,
  ApiSchema,
  getSchemaPath,
} from '@nestjs/swagger';
import {
  CAMERA_PARAMETERS,
  CAMERA_PARAMETER_NAMES,
  cameraMeanings,
  type CameraParameterName,
  valuesOf,
} from './generation-parameters.js';
import { MODES, REQUEST_FIELDS } from '../generation-fields.js';
import type { CreateGenerationDto } from '../generation.dto.js';

/** A field of a request for people: what it does, which values it may have, what it is when it is left out. */
@ApiSchema({ name: 'ParameterField' })
export class ParameterFieldDto {
  @ApiProperty({
    description: 'What the parameter does',
    example: 'How much of the scene the lens takes in',
  })
  description: string;

  @ApiPropertyOptional({
    description: 'What the field is when it is left out; absent: null',
    oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'boolean' }],
    example: '1:1',
  })
  default?: string | number | boolean;

  @ApiProperty({ description: 'Smallest value', type: 'integer', required: false, example: 0 })
  minimum?: number;

  @ApiProperty({ description: 'Largest value', type: 'integer', required: false, example: 5 })
  maximum?: number;

  @ApiPropertyOptional({
    description: 'What each value means',
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { wide: 'Takes in the surroundings and stretches the depth' },
  })
  values?: Readonly<Record<string, string>>;
}

/** What can be asked for. */
@ApiSchema({ name: 'Parameters' })
@ApiExtraModels(ParameterFieldDto)
export class ParametersDto {
  @ApiProperty({
    description: 'Allowed values of each parameter',
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: { fov: valuesOf('fov') },
  })
  parameters: Readonly<Record<CameraParameterName, readonly string[]>>;

  @ApiProperty({ description: 'Allowed values of mode', enum: MODES, isArray: true })
  modes: readonly string[];

  @ApiProperty({ description: 'What the parameters are for' })
  description: string;

  @ApiProperty({
    description: 'Every field of a request for people',
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(ParameterFieldDto) },
  })
  fields: Readonly<Record<keyof CreateGenerationDto, ParameterFieldDto>>;
}

/** Answer of GET /api/generate/parameters; it never changes while the service runs. */
export const PARAMETERS: ParametersDto = {
  parameters: byName(valuesOf),
  modes: MODES,
  description:
    'Camera, light, colour, composition and style of a picture. In mode manual they are used as given; in mode ai the ones left out are chosen.',
  fields: {
    ...byName((name) => ({
      description: CAMERA_PARAMETERS[name].description,
      values: cameraMeanings(name),
    })),
    ...REQUEST_FIELDS,
  },
};

function byName<T>(of: (name: CameraParameterName) => T): Record<CameraParameterName, T> {
  const entries = CAMERA_PARAMETER_NAMES.map((name) => [name, of(name)]);
  return Object.fromEntries(entries) as Record<CameraParameterName, T>;
}
