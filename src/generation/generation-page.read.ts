import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { columnNames, hydrate } from '../database/hydrate.js';
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

type PageRow = Record<string, unknown> & {
  readonly total: string;
  /** Null when the page is empty. */
  readonly position: string | null;
} & Pick<ReadGeneration, 'reasoning'>;

/** Reads history a page at a time; its place costs next to nothing, however far back. */
@Injectable()
export class GenerationPageReader {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit` generations, newest first. */
  async read(filter: GenerationFilter, start: PageStart, limit: number): Promise<GenerationPage> {
    const columns = columnNames(this.dataSource, GenerationEntity);
    // One more tells whether others follow.
    const { sql, values, isRare } = pageStatement(filter, start, limit + 1, columns);
    const rows = await runStatement<PageRow>(this.dataSource, sql, values, { isRare });
    const found = rows.filter(({ position }) => position !== null);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      total: Number(rows[0]?.total),
      generations: shown.map((row) => ({
        row: hydrate(this.dataSource, GenerationEntity, row),
        reasoning: row.reasoning,
      })),
      next:
        last?.position && found.length > limit
          ? { createdAt: last.position, id: Number(last['id']) }
          : undefined,
    };
  }
}
