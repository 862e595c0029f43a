import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { askWith } from '../support/keyed-service.js';
import { PostgresScene } from '../support/postgres-scene.js';
import { runKeys } from '../support/run-keys.js';
import { ServiceScene } from '../support/service-scene.js';

// Each test starts several processes.
jest.setTimeout(90_000);

const KEY = /^gen_\d+_[\w-]{43}$/;
const KEYED = { AUTH: 'api-key' };

describe('npm run keys', () => {
  let scene: ServiceScene;

  beforeEach(async () => {
    scene = await ServiceScene.create();
  });

  afterEach(() => scene.clear());

  function keys(...args: readonly string[]) {
    return runKeys(args, { DATABASE_URL: scene.database.url });
  }

  function idOf(key: string): string {
    return key.split('_')[1] ?? '';
  }

  it('makes, before there was any service, a key that opens one', async () => {
    const made = await keys('create', '--user', '7', '--scopes', 'generate,read');
    const service = await scene.start(KEYED);

    const answer = await askWith(made.stdout, `${service.url}/api/keys/me`);

    expect(made).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(KEY) });
    expect(answer).toMatchObject({
      status: 200,
      body: { name: '', user_id: 7, scopes: ['generate', 'read'], expires_at: null },
    });
  });

  it('rotates and revokes a key of a service that runs', async () => {
    const service = await scene.start(KEYED);
    const history = (key: string) => askWith(key, `${service.url}/api/generate/history`);
    const old = (await keys('create', '--user', '7')).stdout;
    const id = idOf(old);

    const rotated = (await keys('rotate', id)).stdout;
    const overlapping = [await history(old), await history(rotated)];
    const revoked = await keys('revoke', id);
    await eventually(async () => ((await history(rotated)).status === 401 ? true : undefined));

    expect(rotated).toMatch(KEY);
    expect(overlapping.map(({ status }) => status)).toEqual([200, 200]);
    expect(revoked).toMatchObject({ exitCode: 0, stdout: `Key ${id} is revoked.` });
    expect((await keys('rotate', id)).exitCode).toBe(1);
  });

  it('lists all keys, and no secret', async () => {
    const made = (await keys('create', '--user', '*', '--name', 'backend')).stdout;

    const { stdout } = await keys('list');

    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^id +name +user +scopes +created +last used +expires +state$/),
      expect.stringMatching(/^1 +backend +\* +generate,read +.+Z +never +never +active$/),
    ]);
    expect(stdout).not.toContain(made.slice('gen_1_'.length));
  });

  it('prints nothing but the key where a script takes it, and it is in no log', async () => {
    const npm = ['npm', 'run', '--silent', 'keys', '--'];
    const environment = { DATABASE_URL: scene.database.url };

    const { stdout, stderr } = await runKeys(['create', '--user', '7'], environment, npm);

    expect(stdout).toMatch(KEY);
    expect(stderr).toContain('key.created keyId=1 userId=7');
    expect(stderr).not.toContain(stdout.slice('gen_1_'.length));
  });

  it('minds no setting that is for the service', async () => {
    const environment = { DATABASE_URL: scene.database.url, HOST: '0.0.0.0', PORT: 'bananas' };

    expect(await runKeys(['list'], environment)).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['a word that it does not know', ['destroy'], 2, /^The command is .+\n\nnpm run -s keys/],
    ['an option that it does not know', ['list', '--all'], 2, /^Unknown option '--all'\.\n\nnpm/],
    ['a key that there is not', ['revoke', '999'], 1, /^There is no key 999\.$/m],
  ])('refuses %s', async (_, args, exitCode, stderr) => {
    expect(await keys(...args)).toEqual({
      exitCode,
      stdout: '',
      stderr: expect.stringMatching(stderr),
    });
  });

  it('says in a sentence that the database is away, and keeps its password to itself', async () => {
    const environment = { DATABASE_URL: 'postgres://name:mysecret@127.0.0.1:1/name' };

    const { exitCode, stderr } = await runKeys(['list'], environment);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/\nThe keys cannot be managed: PostgreSQL at 127\.0\.0\.1:1 .+\n$/);
    expect(stderr).not.toContain('mysecret');
  });
});

describe('npm run keys in a folder', () => {
  it('starts the PostgreSQL of it when none is there, joins one that is, and leaves none behind', async () => {
    const scene = await PostgresScene.create();
    const environment = { DATA_DIR: scene.dataDir };
    try {
      const first = await runKeys(['create', '--user', '7'], environment);
      const server = await scene.start();
      const second = await runKeys(['create', '--user', '8'], environment);
      const { stdout } = await runKeys(['list'], environment);
      await server.release();
      await scene.waitForEnd(server.location);

      expect([first.stdout, second.stdout]).toEqual([
        expect.stringMatching(KEY),
        expect.stringMatching(KEY),
      ]);
      expect(stdout.split('\n')).toHaveLength(3);
    } finally {
      await scene.clean();
    }
  });
});
