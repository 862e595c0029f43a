import { ANY_USER } from '../../common/access/caller.js';
import type { ApiKeyEntity } from '../api-key.entity.js';
import { keyState } from '../key-state.js';

const HEADINGS = ['id', 'name', 'user', 'scopes', 'created', 'last used', 'expires', 'state'];

/** What would make a terminal do something, or look as if a line ended: a name may hold it. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const GAP = '  ';

/** Keys as people read them, one a line, below their headings; times are UTC's. */
export function keysTable(keys: readonly ApiKeyEntity[], nowMs: number): string {
  const rows = [HEADINGS, ...keys.map((key) => cellsOf(key, nowMs))];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((cells) => lengthOf(cells[column]))),
  );
  return rows
    .map((cells) => cells.map((cell, column) => padded(cell, widths[column] ?? 0)))
    .map((cells) => cells.join(GAP).trimEnd())
    .join('\n');
}

function cellsOf(key: ApiKeyEntity, nowMs: number): readonly string[] {
  return [
    String(key.id),
    key.name.replace(UNPRINTABLE, '\ufffd') || '-',
    String(key.userId ?? ANY_USER),
    key.scopes.join(','),
    minuteOf(key.createdAt),
    minuteOf(key.lastUsedAt),
    minuteOf(key.expiresAt),
    keyState(key, nowMs),
  ];
}

function minuteOf(time: Date | null): string {
  return time === null ? 'never' : `${time.toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(width - lengthOf(cell));
}

function lengthOf(cell = ''): number {
  return Array.from(cell).length;
}
