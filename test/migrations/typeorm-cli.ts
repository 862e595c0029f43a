import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs TypeORM's own command line on the built ormconfig and a database. */
export function runTypeormCli(
  databaseUrl: string,
  commandLine: readonly string[],
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const cli = 'node_modules/typeorm/cli.js';
  const args = [cli, ...commandLine, '-d', 'dist/ormconfig.js'];
  const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, FIBO: 'simulator' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: PROJECT, env }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}
