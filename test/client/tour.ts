import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Schemas = components['schemas'];

/**
 * README's examples, made with a generated client: that they compile shows that its types say what the service takes and gives.
 *
 * @returns what was answered, in README's order
 */
export async function tour(origin: string) {
  const api = createClient<paths>({ baseUrl: origin });

  const manual = dataOf(
    await api.POST('/api/generate', {
      body: { prompt: 'A luxury watch', mode: 'manual', lighting: 'studio' },
    }),
  );
  const zebra = { prompt: 'A zebra beside a red hydrant', camera_angle: 'low-angle' } as const;
  const planned = dataOf(await api.POST('/api/generate', { body: zebra }));
  const repeated = dataOf(await api.POST('/api/generate', { body: zebra }));
  const complete = dataOf(await api.POST('/api/generate', { body: EVERY_SETTING }));

  const batch = dataOf(
    await api.POST('/api/generate/batch', {
      body: {
        requests: [
          { prompt: 'A red bicycle' },
          { prompt: 'A luxury watch', mode: 'manual', lighting: 'studio' },
          { prompt: 'A red bicycle' },
        ],
      },
    }),
  );

  const path = { id: manual.id };
  const later = dataOf(await api.GET('/api/generate/{id}', { params: { path } }));
  const picture = dataOf(
    await api.GET('/api/generate/{id}/image', { params: { path }, parseAs: 'blob' }),
  );
  const { parameters, fields } = dataOf(await api.GET('/api/generate/parameters'));

  const history = dataOf(
    await api.GET('/api/generate/history', { params: { query: { user_id: 1, limit: 2 } } }),
  );
  const statistics = dataOf(
    await api.GET('/api/generate/statistics', { params: { query: { user_id: 1, days: 7 } } }),
  );

  const { error: fault } = await api.POST('/api/generate', {
    // @ts-expect-error the types know that there is no such angle
    body: { prompt: 'A luxury watch', camera_angle: 'oblique' },
  });
  const cache = dataOf(await api.GET('/api/generate/cache/stats'));
  const cleared = dataOf(await api.DELETE('/api/generate/cache'));
  const health = dataOf(await api.GET('/health/ready'));

  const made = { manual, planned, repeated, complete, batch, later, picture };
  return { ...made, parameters, fields, history, statistics, fault, cache, cleared, health };
}

const EVERY_SETTING: Required<Schemas['GenerationRequest']> = {
  prompt: 'A lighthouse in a storm',
  mode: 'manual',
  camera_angle: 'dutch-tilt',
  fov: 'wide',
  lighting: 'dramatic',
  color_palette: 'cool',
  composition: 'dynamic',
  style: 'cinematic',
  aspect_ratio: '16:9',
  seed: 7,
  negative_prompt: 'people',
  user_id: 7,
  project_id: 3,
  use_cache: true,
  max_retries: 3,
  webhook_url: null,
};

/** The body of a success; a failure has the one shape that all of them have. */
function dataOf<Data>({ data, error }: { data?: Data; error?: Schemas['ApiError'] }): Data {
  if (error) throw new Error(`${error.code}: ${error.message}`);
  if (data === undefined) throw new Error('an answer without a body');
  return data;
}
