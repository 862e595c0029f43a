import type { Environment } from '../../support/service-process.js';
import { ServiceScene } from '../../support/service-scene.js';

/** What FIBO takes for a picture, and three times what httpx waits by default. */
const PICTURE_MS = 15_000;

/** A built service whose FIBO is as slow as the real one. */
export interface SlowScene {
  readonly scene: ServiceScene;
  readonly origin: string;
}

/** @param environment settings beyond the scene's, by the names of the configuration table */
export async function startAt15Seconds(environment: Environment = {}): Promise<SlowScene> {
  const scene = await ServiceScene.create();
  scene.simulator.script({ stage: 'job', latencyMs: PICTURE_MS, times: Infinity });
  const { url } = await scene.start({ FIBO_POLL_INTERVAL_MS: '100', ...environment });
  return { scene, origin: url };
}
