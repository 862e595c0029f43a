import type { Figure } from './figure.js';

const HEAD = ['what', 'figure', 'ratio', 'bar', 'verdict'];
const GAP = '  ';

/** The figures in columns, one a line. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  const lines = [HEAD, rule, ...rows.slice(1)].map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(GAP),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function cells({ what, value, ratio = '', bar }: Figure): string[] {
  return [what, value, ratio, bar?.text ?? '', verdict(bar)];
}

function verdict(bar: Figure['bar']): string {
  if (!bar) return '';
  if (bar.isMet) return 'reached';
  return bar.concerns === 'correctness' ? 'BROKEN' : 'missed';
}
