import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';
import type { ReadGeneration } from './generation.read.js';
import type { GenerationFilter } from './paging/generation-filter.js';
import type { PageStart, Position } from './paging/page-start.js';
import {
  type EmptyPageRow,
  type PageRow,
  type PlacedGeneration,
  placedGeneration,
} from './paging/page-row.js';
import { pageStatement } from './paging/page-statement.js';

export type { GenerationFilter, PageStart, Position };

/** Some generations in history's order, as of one moment. */
export interface GenerationPage {
  /** Of all that the filter means. */
  readonly total: number;
  readonly generations: readonly ReadGeneration[];
  /** Of the last of them, when others follow. */
  readonly next: Position | undefined;
}

/** Reads history a page at a time; its place costs next to nothing, however far back. */
@Injectable()
export class GenerationPageReader {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit` generations, newest first. */
  async read(filter: GenerationFilter, start: PageStart, limit: number): Promise<GenerationPage> {
    // One more tells whether others follow.
    const { sql, values, isRare } = pageStatement(filter, start, limit + 1);
    const rows = await runStatement<PageRow | EmptyPageRow>(this.dataSource, sql, values, {
      isRare,
      asLists: true,
    });
    const total = Number(rows[0]?.[0]);
    const found = rows
      .filter(isPlaced)
      .map((row) => placedGeneration(filter.userId, row))
      .sort(newestFirst);
    // The list is soon of the old generation and would keep a thousand values alive until that is collected: a tenth of a page's time.
    rows.length = 0;
    const generations = found.slice(0, limit);
    const last = generations.at(-1);
    const next = last && found.length > limit ? positionOf(last) : undefined;
    return { total, generations, next };
  }
}

function isPlaced(row: PageRow | EmptyPageRow): row is PageRow {
  return row[2] !== null;
}

function newestFirst(one: PlacedGeneration, other: PlacedGeneration): number {
  const [text, otherText] = [one.createdAt.text, other.createdAt.text];
  if (text === otherText) return other.row.id - one.row.id;
  return text < otherText ? 1 : -1;
}

function positionOf({ row, createdAt }: PlacedGeneration): Position {
  return { createdAt: createdAt.toMicroseconds(), id: row.id };
}
