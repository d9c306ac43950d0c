import { migrateDatabase } from '@cypher/platform';
import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import { explainBootFailure } from './boot-failure';

/**
 * Applies what is missing to DATABASE_URL and ends; for those who migrate before they deploy. Every
 * start does it as well.
 */
async function migrate(): Promise<void> {
  const url = process.env['DATABASE_URL'] ?? '';
  if (!URL.canParse(url)) throw new Error('DATABASE_URL is missing or no address');
  const applied = await migrateDatabase(url, wooCommerceSyncMigrations);
  const said =
    applied.length === 0 ? 'The database is up to date' : `Applied ${applied.join(', ')}`;
  process.stdout.write(`${said}\n`);
}

migrate().catch((error: unknown) => {
  explainBootFailure(error, process.env);
  process.exit(1);
});
