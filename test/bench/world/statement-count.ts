import { Client } from 'pg';

/** Counts the statements that PostgreSQL runs, by its own extension `pg_stat_statements`. */
export class StatementCount {
  private constructor(private readonly client: Client | null) {}

  /** Null counts where the server was started without the extension. */
  static async on(databaseUrl: string): Promise<StatementCount> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
      // Planning is no small part of what a statement costs, and is not counted unless it is asked
      // for.
      await client.query('ALTER SYSTEM SET pg_stat_statements.track_planning = on');
      await client.query('SELECT pg_reload_conf()');
      await client.query('SELECT pg_stat_statements_reset()');
      return new StatementCount(client);
    } catch {
      await client.end();
      return new StatementCount(null);
    }
  }

  /**
   * Statements of others since the start, transaction control included; null where it cannot be
   * told.
   */
  async read(): Promise<number | null> {
    if (this.client === null) return null;
    const { rows } = await this.client.query<{ calls: string }>(
      `SELECT COALESCE(sum("calls"), 0) AS "calls" FROM pg_stat_statements WHERE "query" NOT LIKE '%pg_stat_statements%'`,
    );
    return Number(rows[0]?.calls);
  }

  /** The statements that took the most time in all, planned and run, the most expensive first. */
  async heaviest(most: number): Promise<string[]> {
    if (this.client === null) return [];
    const { rows } = await this.client.query<{
      calls: string;
      ms: number;
      planning: number;
      blocks: string;
      query: string;
    }>(
      `SELECT "calls", "total_exec_time" AS "ms", "total_plan_time" AS "planning", ("shared_blks_hit" + "shared_blks_read") / "calls" AS "blocks", left(regexp_replace("query", '\\s+', ' ', 'g'), 110) AS "query"
         FROM pg_stat_statements WHERE "query" NOT LIKE '%pg_stat_statements%'
        ORDER BY "total_exec_time" + "total_plan_time" DESC LIMIT $1`,
      [most],
    );
    return rows.map(
      ({ calls, ms, planning, blocks, query }) =>
        `${Math.round(ms)} ms and ${Math.round(planning)} ms of planning in ${calls} of ${blocks} blocks each: ${query.trim()}`,
    );
  }

  /** Counts from zero again. */
  async reset(): Promise<void> {
    await this.client?.query('SELECT pg_stat_statements_reset()');
  }

  async close(): Promise<void> {
    await this.client?.end();
  }
}
