import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const PROJECT = new URL('../../', import.meta.url);

describe('SECURITY.md', () => {
  const text = readFileSync(new URL('.github/SECURITY.md', PROJECT), 'utf8');
  const named = [...text.matchAll(/([\w-]+\.spec)`/g)].map(([, name]) => `${name}.ts`);
  const files = ['src/', 'test/'].flatMap((folder) =>
    readdirSync(new URL(folder, PROJECT), { recursive: true, encoding: 'utf8' }).map((path) =>
      basename(path),
    ),
  );

  it('names specs for what it promises', () => {
    expect(named.length).toBeGreaterThan(20);
  });

  it.each([...new Set(named)])('names %s, which is there', (name) => {
    expect(files).toContain(name);
  });
});
