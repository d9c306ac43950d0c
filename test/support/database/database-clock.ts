import { the } from '../the';
/** Whatever runs a statement in the database whose time is to be moved. */
interface Session {
  query(statement: string): Promise<unknown>;
}

/** Where the time is: running beside the real one, or standing still. */
type Course = { readonly aheadMs: number } | { readonly standsAt: Date };

/**
 * Moves the time of one test's own database: what `wc_now()` answers there, for every session at
 * once. It begins at the real time, and runs.
 */
export class DatabaseClock {
  private course: Course = { aheadMs: 0 };

  constructor(private readonly database: Session) {}

  /** Lets it run so far ahead of the real time, in ms; behind it where that is negative. */
  async runAhead(aheadMs: number): Promise<void> {
    await this.follow({ aheadMs });
  }

  /** Lets it stand still, at this moment or where it is. */
  async freeze(at?: Date): Promise<void> {
    await this.follow({ standsAt: at ?? (await this.now()) });
  }

  /** Moves it on by so many ms, or back where that is negative; it stands or runs as before. */
  async advance(ms: number): Promise<void> {
    const { course } = this;
    if ('aheadMs' in course) await this.follow({ aheadMs: course.aheadMs + ms });
    else await this.follow({ standsAt: new Date(course.standsAt.getTime() + ms) });
  }

  /** What it shows. */
  async now(): Promise<Date> {
    const [row] = (await this.database.query('SELECT wc_now() AS "now"')) as { now: Date }[];
    return the(row).now;
  }

  private async follow(course: Course): Promise<void> {
    const time =
      'aheadMs' in course
        ? `statement_timestamp() + interval '${course.aheadMs} milliseconds'`
        : `timestamptz '${course.standsAt.toISOString()}'`;
    await this.database.query(
      `CREATE OR REPLACE FUNCTION "wc_now"() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
       AS $$ SELECT ${time} $$`,
    );
    this.course = course;
  }
}
