import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import {
  CAMERA_PARAMETERS,
  CAMERA_PARAMETER_NAMES,
  type CameraParameterName,
  valuesOf,
} from './generation-parameters.js';
import { MODES } from './generation.dto.js';

/** A parameter for people: what it does, what it is when left out in mode ai, what each value means. */
@ApiSchema({ name: 'ParameterField' })
export class ParameterFieldDto {
  @ApiProperty({
    description: 'What the parameter does',
    example: 'How much of the scene the lens takes in',
  })
  description: string;

  @ApiProperty({ description: 'What mode ai falls back to', example: 'standard' })
  default: string;

  @ApiProperty({
    description: 'What each value means',
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { wide: 'Takes in the surroundings and stretches the depth' },
  })
  values: Readonly<Record<string, string>>;
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
    description: 'Each parameter for people',
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(ParameterFieldDto) },
  })
  fields: Readonly<Record<CameraParameterName, ParameterFieldDto>>;
}

/** Answer of GET /api/generate/parameters; it never changes while the service runs. */
export const PARAMETERS: ParametersDto = {
  parameters: byName(valuesOf),
  modes: MODES,
  description:
    'Camera, light, colour, composition and style of a picture. In mode manual they are used as given; in mode ai the ones left out are chosen.',
  fields: byName((name) => {
    const { description, fallback, values } = CAMERA_PARAMETERS[name];
    const meanings = Object.entries(values).map(
      ([value, { meaning }]) => [value, meaning] as const,
    );
    return { description, default: fallback, values: Object.fromEntries(meanings) };
  }),
};

function byName<T>(of: (name: CameraParameterName) => T): Record<CameraParameterName, T> {
  const entries = CAMERA_PARAMETER_NAMES.map((name) => [name, of(name)]);
  return Object.fromEntries(entries) as Record<CameraParameterName, T>;
}
