import { expect } from '@jest/globals';

/** What the reference documents of its answers: keys, types and values. Matchers, each for a part of a body. */

const NUMBER: unknown = expect.any(Number);
const STRING: unknown = expect.any(String);
const ADDRESS: unknown = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\S+\.png$/);
/** UTC, ISO 8601. */
const TIME: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);

/** Six terms that are chosen, or null where the caller chooses and leaves them out. */
export function parameters(prompt: string, given: Readonly<Record<string, string>> = {}) {
  const open = Object.keys(given).length > 0 ? null : STRING;
  return {
    prompt,
    camera_angle: open,
    fov: open,
    lighting: open,
    color_palette: open,
    composition: open,
    style: open,
    ...given,
  };
}

/** An answer of POST /, in mode ai unless `more` says otherwise. */
export function picture(prompt: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    id: NUMBER,
    status: 'completed',
    image_url: ADDRESS,
    parameters: parameters(prompt),
    quality_score: 1,
    generation_time: NUMBER,
    reasoning: expect.objectContaining({ camera_angle: STRING, lighting: STRING }) as unknown,
    cached: false,
    retry_count: 0,
    ...more,
  };
}

/** An element of history's results. */
export function pastPicture(prompt: string, mode: 'ai' | 'manual' = 'ai') {
  return {
    id: NUMBER,
    prompt,
    mode,
    status: 'completed',
    result_url: ADDRESS,
    parameters: expect.objectContaining({ prompt }) as unknown,
    quality_score: NUMBER,
    generation_time: NUMBER,
    created_at: TIME,
    completed_at: TIME,
    error_message: null,
  };
}

/** Figures of a period in which all went well. */
export function flawless(days: number, modes: Readonly<Record<string, number>>) {
  const total = Object.values(modes).reduce((sum, count) => sum + count, 0);
  return {
    period_days: days,
    total_generations: total,
    status_breakdown: { completed: total },
    mode_breakdown: modes,
    average_generation_time: NUMBER,
    average_quality_score: NUMBER,
    success_rate: 100,
  };
}

export const PARAMETER_LIST = {
  parameters: {
    camera_angle: ['eye-level', 'low-angle', 'high-angle', 'dutch-tilt', "bird's-eye"],
    fov: ['wide', 'standard', 'telephoto'],
    lighting: ['natural', 'studio', 'dramatic', 'golden-hour', 'soft', 'hard'],
    color_palette: ['vibrant', 'pastel', 'monochrome', 'warm', 'cool', 'neon'],
    composition: ['rule-of-thirds', 'centered', 'dynamic', 'minimal'],
    style: ['photorealistic', 'cinematic', 'editorial', 'commercial'],
  },
  modes: ['ai', 'manual'],
  description: STRING,
};
