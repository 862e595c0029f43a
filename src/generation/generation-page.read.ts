import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { columnNames, hydrateShown } from '../database/hydrate.js';
import { runStatement } from '../database/run-statement.js';
import { GenerationEntity } from './generation.entity.js';
import type { ReadGeneration } from './generation.read.js';
import type { GenerationFilter } from './paging/generation-filter.js';
import type { PageStart, Position } from './paging/page-start.js';
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

/** What `pageStatement` gives. */
type PageRow = readonly [
  total: string,
  /** Null when the page is empty. */
  position: string | null,
  reasoning: ReadGeneration['reasoning'],
  ...columns: unknown[],
];

const FIRST_COLUMN = 3;

/** Reads history a page at a time; its place costs next to nothing, however far back. */
@Injectable()
export class GenerationPageReader {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit` generations, newest first. */
  async read(filter: GenerationFilter, start: PageStart, limit: number): Promise<GenerationPage> {
    const columns = columnNames(this.dataSource, GenerationEntity);
    // One more tells whether others follow.
    const { sql, values, isRare } = pageStatement(filter, start, limit + 1, columns);
    const rows = await runStatement<PageRow>(this.dataSource, sql, values, {
      isRare,
      asLists: true,
    });
    const found = rows.filter(([, position]) => position !== null);
    const shown = found.slice(0, limit);
    const generations = shown.map((row) => this.generationOf(row));
    const position = shown.at(-1)?.[1];
    const id = generations.at(-1)?.row.id;
    const hasNext = position && id !== undefined && found.length > limit;
    return {
      total: Number(rows[0]?.[0]),
      generations,
      next: hasNext ? { createdAt: position, id } : undefined,
    };
  }

  private generationOf(row: PageRow): ReadGeneration {
    const [, , reasoning] = row;
    return {
      row: hydrateShown(this.dataSource, GenerationEntity, row, FIRST_COLUMN),
      reasoning,
    };
  }
}
