import { migrateDatabase } from '@cypher/platform';
import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const MIGRATION = 'OwnFieldsOneByOne1764500000000';

describe('the migration that lets fields be owned one by one', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const remember = (id: string, shopId: number, confirmed: object) =>
    database.query(
      `INSERT INTO wc_product_sync_mappings
         (store_id, internal_product_id, woo_commerce_product_id, last_synced, sync_status, erp_version, confirmed)
       VALUES ('default', $1, $2, now(), 'in_sync', 1, $3)`,
      [id, shopId, JSON.stringify(confirmed)],
    );
  const confirmedOf = async (id: string): Promise<unknown> => {
    const [row] = await database.query<{ confirmed: unknown }>(
      'SELECT confirmed FROM wc_product_sync_mappings WHERE internal_product_id = $1',
      [id],
    );
    return row?.confirmed;
  };

  it('keeps every value that the shop confirmed, so that nothing is written again', async () => {
    const earlier = wooCommerceSyncMigrations.filter(({ name }) => name !== MIGRATION);
    await migrateDatabase(database.url, earlier);
    const price = { regular: '10.00', sale: '', saleFrom: '', saleTo: '' };
    const identity = { sku: 'A', gtin: '594' };
    const sizes = { weight: '1', length: '2', width: '3', height: '4' };
    const texts = { description: 'sha256:x', shortDescription: 'short' };
    const page = { name: 'Lamp', slug: '', status: 'publish', taxClass: 'reduced' };
    await remember('product', 1, {
      type: 'simple',
      price,
      details: { ...identity, ...sizes, ...texts, ...page },
    });
    const options = [{ id: 4, name: 'Size', option: 'S' }];
    await remember('variant', 2, {
      price,
      variant: { ...identity, ...sizes, options, status: 'private' },
    });
    await remember('doubted', 3, { price });

    expect(await migrateDatabase(database.url, wooCommerceSyncMigrations)).toEqual([MIGRATION]);
    expect(await confirmedOf('product')).toEqual({
      type: 'simple',
      price,
      ...identity,
      ...page,
      descriptions: texts,
      dimensions: sizes,
    });
    expect(await confirmedOf('variant')).toEqual({
      price,
      ...identity,
      options,
      status: 'private',
      dimensions: sizes,
    });
    expect(await confirmedOf('doubted')).toEqual({ price });
  });
});
