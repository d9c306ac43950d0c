import type { DataSource, Logger } from 'typeorm';

/** A step of a plan, as `EXPLAIN (FORMAT JSON)` names it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Conflict Arbiter Indexes'?: readonly string[];
  readonly Plans?: readonly PlanNode[];
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
}

/** What statements really took. */
export interface Cost {
  /** Blocks of 8 kB that were looked at, in memory or not. */
  readonly blocks: number;
  readonly milliseconds: number;
}

/** A statement that the product sent, with the parameters that it sent. */
interface SentStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What stands for an index where the whole table is read. */
export const WHOLE_TABLE = 'the whole table';

/** Listens to what a data source sends, and asks PostgreSQL for the plans of it. */
export class QueryPlans {
  /**
   * Parts of plans that call our time function, where its text should stand: they ask it for every
   * row.
   */
  readonly timeCalls: string[] = [];
  private sent: SentStatement[] = [];

  constructor(private readonly database: DataSource) {
    database.logger = listener((statement) => this.sent.push(statement));
  }

  /**
   * The indexes by which the statements of the work reach this table, each with its real
   * parameters, in no order that matters; `WHOLE_TABLE` where none is used. An index counts as the
   * table's when its name holds the table's.
   */
  async readsOf(table: string, work: () => Promise<unknown>): Promise<readonly string[]> {
    const reads: string[] = [];
    for (const { sql, parameters } of await this.statementsOf(work)) {
      const [row] = await this.database.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }[]>(
        `EXPLAIN (FORMAT JSON) ${sql}`,
        [...parameters],
      );
      const plan = row?.['QUERY PLAN'] ?? [];
      this.timeCalls.push(...(JSON.stringify(plan).match(/"[^"]*wc_now\(\)[^"]*"/g) ?? []));
      reads.push(...plan.flatMap(({ Plan }) => readsOf(Plan, table)));
    }
    return reads;
  }

  /** What the statements of the work take when they are carried out once more; none may write. */
  async costOf(work: () => Promise<unknown>): Promise<Cost> {
    let [blocks, milliseconds] = [0, 0];
    for (const { sql, parameters } of await this.statementsOf(work)) {
      const [row] = await this.database.query<
        { 'QUERY PLAN': readonly { Plan: PlanNode; 'Execution Time': number }[] }[]
      >(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, [...parameters]);
      for (const { Plan, 'Execution Time': time } of row?.['QUERY PLAN'] ?? []) {
        blocks += (Plan['Shared Hit Blocks'] ?? 0) + (Plan['Shared Read Blocks'] ?? 0);
        milliseconds += time;
      }
    }
    return { blocks, milliseconds };
  }

  private async statementsOf(work: () => Promise<unknown>): Promise<readonly SentStatement[]> {
    this.sent = [];
    await work();
    return this.sent.filter(({ sql }) => /^\s*(WITH|SELECT|INSERT|UPDATE|DELETE)/.test(sql));
  }
}

function readsOf(node: PlanNode, table: string): string[] {
  const indexes = [node['Index Name'] ?? [], node['Conflict Arbiter Indexes'] ?? []].flat();
  const isWholeRead = node['Node Type'] === 'Seq Scan' && node['Relation Name'] === table;
  return [
    ...indexes.filter((index) => index.includes(table)),
    ...(isWholeRead ? [WHOLE_TABLE] : []),
    ...(node.Plans ?? []).flatMap((child) => readsOf(child, table)),
  ];
}

function listener(hear: (statement: SentStatement) => void): Logger {
  return {
    logQuery: (sql, parameters) => {
      hear({ sql, parameters: Array.isArray(parameters) ? parameters : [] });
    },
    logQueryError: () => undefined,
    logQuerySlow: () => undefined,
    logSchemaBuild: () => undefined,
    logMigration: () => undefined,
    log: () => undefined,
  };
}
