import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { CAMERA_PARAMETERS, type CameraParameterName, valuesOf } from './generation-parameters.js';

function ApiCameraParameter(name: CameraParameterName): PropertyDecorator {
  return ApiProperty({
    description: CAMERA_PARAMETERS[name].description,
    enum: [...valuesOf(name), null],
    type: String,
    nullable: true,
    example: CAMERA_PARAMETERS[name].fallback,
  });
}

/** What the picture was made with: always these seven keys. */
@ApiSchema({
  name: 'GenerationParameters',
  description: 'What the picture is made with: always these seven keys, null where unset',
})
export class GenerationParametersDto {
  @ApiProperty({ description: 'As it was trimmed on arrival', example: 'A luxury watch' })
  prompt: string;

  @ApiCameraParameter('camera_angle')
  camera_angle: string | null;

  @ApiCameraParameter('fov')
  fov: string | null;

  @ApiCameraParameter('lighting')
  lighting: string | null;

  @ApiCameraParameter('color_palette')
  color_palette: string | null;

  @ApiCameraParameter('composition')
  composition: string | null;

  @ApiCameraParameter('style')
  style: string | null;
}
