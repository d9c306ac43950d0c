import { migrateDatabase } from '@cypher/platform';
import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const MIGRATIONS = ['RememberWhatIsOurs1764600000000', 'PictureCategories1764700000000'];

describe('the migrations that remember what is ours', () => {
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

  it('take the attributes that the shop confirmed for ours, and categories’ pictures for the shop’s', async () => {
    const earlier = wooCommerceSyncMigrations.filter(({ name }) => !MIGRATIONS.includes(name));
    await migrateDatabase(database.url, earlier);
    const colour = { id: 7, name: 'Colour', options: ['Red'], visible: true, variation: false };
    await remember('with', 1, { name: 'Lamp', attributes: { list: [colour] } });
    await remember('empty', 2, { attributes: { list: [] } });
    await remember('doubted', 3, { name: 'Lamp' });
    await database.query(
      `INSERT INTO wc_category_mappings (store_id, category_id, woo_commerce_category_id, confirmed)
       VALUES ('default', 'lamps', 9, '{"name":"Lamps"}')`,
    );

    expect(await migrateDatabase(database.url, wooCommerceSyncMigrations)).toEqual(MIGRATIONS);
    const rows = await database.query(
      `SELECT internal_product_id AS id, written_attributes AS ours, images_due AS due, confirmed ? 'name' AS named
         FROM wc_product_sync_mappings ORDER BY woo_commerce_product_id`,
    );
    expect(rows).toEqual([
      { id: 'with', ours: [{ id: 7, name: 'Colour' }], due: false, named: true },
      { id: 'empty', ours: [], due: false, named: false },
      { id: 'doubted', ours: [], due: false, named: true },
    ]);
    expect(
      await database.query('SELECT confirmed, picture, attachments FROM wc_category_mappings'),
    ).toEqual([{ confirmed: { name: 'Lamps' }, picture: { kind: 'untouched' }, attachments: {} }]);
  });
});
