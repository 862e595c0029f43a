import type { CreateGenerationDto } from './generation.dto.js';

interface Example {
  readonly summary: string;
  readonly value: Partial<CreateGenerationDto>;
}

const PROMPT = 'A zebra beside a red hydrant';

/** Bodies of POST /api/generate/ for the documentation; Swagger UI offers the first. */
export const GENERATION_EXAMPLES: Record<string, Example> = {
  simplest: {
    summary: 'Simplest: only a prompt',
    value: { prompt: PROMPT },
  },
  manual: {
    summary: 'Manual: all six camera terms',
    value: {
      prompt: 'A luxury watch on marble',
      mode: 'manual',
      camera_angle: 'low-angle',
      fov: 'telephoto',
      lighting: 'studio',
      color_palette: 'monochrome',
      composition: 'centered',
      style: 'commercial',
    },
  },
  another: {
    summary: 'Another picture of the same words',
    value: { prompt: PROMPT, use_cache: false },
  },
  refused: {
    summary: 'Refused: 422, costs nothing',
    value: { prompt: PROMPT, camera_angle: 'oblique' },
  },
};
