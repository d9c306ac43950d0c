import { migrateDatabase } from '@cypher/platform';
import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

/** The one table that the migrations themselves are written down in. */
const OWN_TABLE = 'migrations';

/** What makes up a schema, a line of text each. The order of columns is none of it. */
const PARTS = {
  columns: `
    SELECT concat_ws(' ', table_name, column_name, udt_name, character_maximum_length, is_nullable,
                     is_identity, column_default) AS "line"
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '${OWN_TABLE}'`,
  indexes: `
    SELECT indexdef AS "line" FROM pg_indexes
     WHERE schemaname = 'public' AND tablename <> '${OWN_TABLE}'`,
  constraints: `
    SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS "line"
      FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND conrelid <> '${OWN_TABLE}'::regclass`,
  triggers: `
    SELECT pg_get_triggerdef(oid) AS "line" FROM pg_trigger WHERE NOT tgisinternal`,
  functions: `
    SELECT pg_get_functiondef(oid) AS "line" FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'`,
  storage: `
    SELECT concat_ws(' ', relname, reloptions) AS "line" FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND reloptions IS NOT NULL`,
};

type Schema = Readonly<Record<string, readonly string[]>>;

/** Oldest first, as they are applied. */
const MIGRATIONS = [...wooCommerceSyncMigrations].sort(
  (one, other) => timeOf(one.name) - timeOf(other.name),
);

const EMPTY: Schema = Object.fromEntries(Object.keys(PARTS).map((name) => [name, []]));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The number at the end of a migration's name. */
function timeOf(name: string): number {
  return Number(name.slice(-13));
}

async function schema(): Promise<Schema> {
  const parts: Record<string, readonly string[]> = {};
  for (const [name, statement] of Object.entries(PARTS)) {
    const rows = await database.query<{ line: string }>(statement);
    parts[name] = rows.map(({ line }) => line).sort();
  }
  return parts;
}

describe('the migrations', () => {
  it('are undone one by one, each to the schema from before it, and done again', async () => {
    const before: Schema[] = [EMPTY];
    for (const place of MIGRATIONS.keys()) {
      await migrateDatabase(database.url, MIGRATIONS.slice(0, place + 1));
      before.push(await schema());
    }
    const whole = before.at(-1);
    const source = await new DataSource({
      type: 'postgres',
      url: database.url,
      migrations: [...MIGRATIONS],
    }).initialize();
    try {
      for (const [place, { name }] of [...MIGRATIONS.entries()].reverse()) {
        await source.undoLastMigration({ transaction: 'each' });
        expect({ without: name, ...(await schema()) }).toEqual({
          without: name,
          ...before[place],
        });
      }
    } finally {
      await source.destroy();
    }
    const again = await migrateDatabase(database.url, MIGRATIONS);
    expect(again).toEqual(MIGRATIONS.map(({ name }) => name));
    expect(await schema()).toEqual(whole);
  }, 120_000);
});
