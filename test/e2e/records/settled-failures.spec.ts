import { Client } from 'pg';
import { eventually } from '../../support/eventually';
import { aPrice } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let database: Client;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  database = new Client({ connectionString: world.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await world.close();
});

/** A product that the ERP prices in a currency that the shop has not. */
async function aFailedProduct(sku: string): Promise<string> {
  const price = aPrice('10.00', { currency: 'USD' });
  const { id } = await world.erp.putSilently({ sku, price });
  await world.api.sync(id);
  return id;
}

const failures = async (productId: string): Promise<unknown[]> =>
  (await world.api.failures('?limit=500')).filter((item) => item.productId === productId);

describe('failures that a person settles', () => {
  it('are not brought back by a retry that had to wait for them', async () => {
    const productId = await aFailedProduct('LATE-1');
    await database.query('BEGIN');
    await database.query(
      `UPDATE "wc_sync_items" SET "status" = 'completed', "outcome" = 'dismissed', "completed_at" = wc_now()
        WHERE "product_id" = $1 AND "status" = 'failed'`,
      [productId],
    );
    const retried = world.api
      .post('/sync/failures/retry')
      .send({ filter: { productId }, expected: 1, reason: 'It came too late' })
      .then(({ body }) => body as unknown);
    await eventually(async () => {
      const { rows } = await database.query(`SELECT 1 FROM pg_locks WHERE NOT granted`);
      expect(rows.length).toBeGreaterThan(0);
    });
    await database.query('COMMIT');
    expect(await retried).toEqual({ matched: 0, changed: 0 });
    const { body } = await world.api.get(`/sync/items?productId=${productId}&state=dismissed`);
    expect((body as { items: unknown[] }).items).toHaveLength(1);
  });

  it('are those of one product alone, where the filter names it', async () => {
    const [one, other] = [await aFailedProduct('ONE-1'), await aFailedProduct('OTHER-1')];
    const { body } = await world.api
      .post('/sync/failures/dismiss')
      .send({ filter: { productId: one }, expected: 1, reason: 'Nobody sells it' })
      .expect(200);
    expect(body).toEqual({ matched: 1, changed: 1 });
    expect(await failures(one)).toEqual([]);
    expect(await failures(other)).toHaveLength(1);
  });
});

describe('the push of one product', () => {
  it('writes what was confirmed anew for those alone who keep the shop going', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'FORCE-1', price: aPrice('10.00') });
    await world.shop.editByHand('FORCE-1', { regular_price: '7.77' });
    const push = (role: 'user' | 'operator') =>
      world.api.post(`/sync/product/${lamp.id}`, role).send({ force: true });
    await push('user').expect(403);
    expect(world.shop.priceOf(lamp)).toBe('7.77');
    await push('operator').expect(200);
    expect(world.shop.priceOf(lamp)).toBe('10.00');
  });
});
