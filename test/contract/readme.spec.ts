import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ERROR_CATALOGUE } from '../../src/common/errors/error-catalogue.js';
import { readConfig } from '../../src/config/environment.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The rows below the header of the table that begins so, cell by cell. */
function tableOf(header: string): string[][] {
  const [, table = ''] = README.split(`\n${header}`);
  const [rows = ''] = table.split('\n\n');
  return rows
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Every variable that the configuration looks at, whether it is set or not. */
function variablesRead(): string[] {
  const names = new Set<string>();
  const environment = new Proxy<Record<string, string>>(
    {},
    { get: (_, name) => void names.add(String(name)) },
  );
  readConfig(environment);
  return [...names];
}

describe('README', () => {
  it('lists every error code as the catalogue has it, in its order', () => {
    const catalogued = Object.entries(ERROR_CATALOGUE).map(
      ([code, { status, retryable, billed, title }]) => [
        String(status),
        `\`${code}\``,
        retryable ? 'yes' : 'no',
        billed,
        title,
      ],
    );

    expect(tableOf('| HTTP | code |')).toEqual(catalogued);
  });

  it('lists every setting that is read, and no other', () => {
    const listed = tableOf('| name | default | meaning |').flatMap(
      ([names = '']) => names.match(/[A-Z_]+/g) ?? [],
    );
    const read = variablesRead();
    const isFileOfSecret = (name: string) => read.includes(name.replace(/_FILE$/, ''));

    expect(listed.sort()).toEqual(
      read.filter((name) => !name.endsWith('_FILE') || !isFileOfSecret(name)).sort(),
    );
  });

  it('names the secrets that may stand in files', () => {
    const read = variablesRead();
    const secrets = read.filter((name) => read.includes(`${name}_FILE`));

    for (const name of secrets) expect(README).toMatch(new RegExp(`\`${name}\`[^|]*NAME_FILE`));
    expect(secrets).not.toEqual([]);
  });
});
