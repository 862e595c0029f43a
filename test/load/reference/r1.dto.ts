import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** Ten fields of a generation, as an ordinary Nest application declares them. */
export class R1Dto {
  @IsString()
  @Length(3, 2000)
  prompt: string;

  @IsOptional()
  @IsIn(['ai', 'manual'])
  mode = 'ai';

  @IsOptional()
  @IsIn(['eye-level', 'low-angle', 'high-angle', 'dutch-tilt', "bird's-eye"])
  camera_angle: string | null = null;

  @IsOptional()
  @IsIn(['wide', 'standard', 'telephoto'])
  fov: string | null = null;

  @IsOptional()
  @IsIn(['natural', 'studio', 'dramatic', 'golden-hour', 'soft', 'hard'])
  lighting: string | null = null;

  @IsOptional()
  @IsIn(['vibrant', 'pastel', 'monochrome', 'warm', 'cool', 'neon'])
  color_palette: string | null = null;

  @IsOptional()
  @IsIn(['rule-of-thirds', 'centered', 'dynamic', 'minimal'])
  composition: string | null = null;

  @IsOptional()
  @IsIn(['photorealistic', 'cinematic', 'editorial', 'commercial'])
  style: string | null = null;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  user_id = 1;

  @IsBoolean()
  use_cache = true;
}
