import type { CreateGenerationDto } from './generation.dto.js';

interface Example {
  readonly summary: string;
  readonly value: Partial<CreateGenerationDto>;
}

/** Bodies of POST /api/generate/ for the documentation; Swagger UI offers the first. */
export const GENERATION_EXAMPLES: Record<string, Example> = {
  manual: {
    summary: 'Parameters as they are given',
    value: { prompt: 'A luxury watch', mode: 'manual', lighting: 'studio' },
  },
  ai: {
    summary: 'What is left open is chosen and explained',
    value: { prompt: 'A zebra beside a red hydrant', camera_angle: 'low-angle' },
  },
  complete: {
    summary: 'Every field',
    value: {
      prompt: 'A lighthouse in a storm',
      mode: 'manual',
      camera_angle: 'dutch-tilt',
      fov: 'wide',
      lighting: 'dramatic',
      color_palette: 'cool',
      composition: 'dynamic',
      style: 'cinematic',
      user_id: 7,
      project_id: 3,
      use_cache: true,
      max_retries: 3,
      aspect_ratio: '16:9',
      seed: 7,
      negative_prompt: 'people',
    },
  },
};
