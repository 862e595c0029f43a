import { CrashScene, type CrashSceneOptions } from './crash-scene.js';
import { gatherEvidence } from './gather-evidence.js';
import { bringToRest, killAtRandom, type KillPlan } from './random-kills.js';
import { reconcile, type Reconciliation } from './reconcile.js';

/** Kills a service at random instants, lets a last process bring everything to its end, and holds the books against each other. */
export async function crashRun(
  options: CrashSceneOptions,
  plan: KillPlan,
): Promise<Reconciliation> {
  const scene = await CrashScene.create(options);
  try {
    if (plan.victim) await makeSchema(scene);
    const told = await killAtRandom(scene, plan);
    const service = await bringToRest(scene);
    return reconcile(await gatherEvidence(scene, service.url, told));
  } finally {
    await scene.clear();
  }
}

/** What is killed in the service's place need not know how. */
async function makeSchema(scene: CrashScene): Promise<void> {
  await (await scene.start()).kill();
}
