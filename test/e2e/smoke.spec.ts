import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readArguments } from '../smoke/smoke-arguments.js';
import { PROJECT } from '../support/launcher-copy.js';
import { servicePerTest } from '../support/service-per-test.js';

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** As a user runs it, which compiles it. */
const runByNpm = (...args: string[]) => run('npm', ['run', '-s', 'smoke', '--', ...args]);

/** Once it is compiled. */
const runCompiled = (...args: string[]) => run('node', ['dist/test/smoke/main.js', ...args]);

function run(file: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(file, args, { cwd: PROJECT }, (error, stdout, stderr) =>
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('npm run smoke', () => {
  const startService = servicePerTest();
  const servers: Server[] = [];
  let withoutAddress: Outcome;

  beforeAll(async () => {
    withoutAddress = await runByNpm();
  });

  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });

  it('finds a good service well, and says what that cost', async () => {
    const service = await startService();

    const { exitCode, stdout } = await runCompiled(service.url);

    expect(stdout.replace(/user \d{10},/, 'user N,').split('\n')).toEqual([
      `${service.url} as user N, whose cache is emptied and whose history stays`,
      'ok      single generation, ai and manual',
      'ok      parameter validation',
      'ok      cache hit and miss',
      'ok      batch, parallel and sequential',
      'ok      generation history',
      'ok      statistics',
      'ok      cache management',
      'bought  4 pictures for 0.12 USD (generations: 1, 2, 3, 4)',
      '',
    ]);
    expect(exitCode).toBe(0);
    expect(service.simulator.purchases()).toBe(4);
  });

  it('goes on when an area fails, and bills what was bought', async () => {
    const service = await startService();
    service.simulator.script({
      stage: 'submission',
      answer: 'error',
      status: 422,
      match: 'A red sports car',
    });

    const { exitCode, stdout } = await runCompiled(service.url, '--user', '7');

    expect(stdout).toMatch(/^failed {2}batch, .*: errors is \["Generation 1 failed: .*"/m);
    expect(stdout).toMatch('ok      cache management\nbought  2 pictures for 0.06 USD');
    expect(exitCode).toBe(1);
  });

  it('says what is wrong with a dead address', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));

    const { exitCode, stdout } = await runCompiled(`http://127.0.0.1:${port}`);

    expect(stdout).toMatch(`GET /api/generate/parameters: connect ECONNREFUSED 127.0.0.1:${port}`);
    expect(exitCode).toBe(1);
  });

  it('shows its key, and says when that does not do', async () => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401).end('{"message":"Unknown key"}');
    });
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;

    const { exitCode, stdout } = await runCompiled(
      `http://127.0.0.1:${port}/`,
      '--key',
      'wrong-key',
    );

    expect(stdout).toMatch(/^failed {2}the service: GET .* answered 401, not 200: Unknown key$/m);
    expect(stdout).not.toMatch('wrong-key');
    expect(seen).toEqual(['Bearer wrong-key']);
    expect(exitCode).toBe(1);
  });

  it('explains itself when called without an address', () => {
    const { exitCode, stderr } = withoutAddress;

    expect(stderr).toMatch('One address is needed\n\nnpm run smoke -- http://host:8000');
    expect(exitCode).toBe(1);
  });
});

describe(readArguments.name, () => {
  it('acts as somebody whom nobody else knows', () => {
    const { userId } = readArguments(['https://pictures.example/']);

    expect(userId).toBeGreaterThanOrEqual(2_000_000_000);
    expect(userId).toBeLessThanOrEqual(2_147_483_647);
  });

  it('takes whom to act for, and with which key', () => {
    expect(readArguments(['https://pictures.example/', '--key', 'k', '--user', '7'])).toEqual({
      baseUrl: 'https://pictures.example',
      key: 'k',
      userId: 7,
    });
  });

  it.each([
    ['two addresses', ['http://a', 'http://b'], 'One address'],
    ['an address without a scheme', ['localhost:8000'], 'localhost:8000 is no address'],
    ['a user that is none', ['http://a', '--user', '1e3'], '--user 1e3'],
    ['an option that there is not', ['http://a', '--tea'], '--tea'],
  ])('refuses %s', (_, args, words) => {
    expect(() => readArguments(args)).toThrow(words);
  });
});
