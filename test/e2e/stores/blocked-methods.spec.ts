import { eventually } from '../../support/eventually';
import { startPictureServer, type PictureServer } from '../../support/servers/picture-server';
import { startWorld, type World } from '../../support/world/world';

/** What hosts and firewalls are known to block (fact 47). */
const BLOCKED = ['PUT', 'PATCH', 'DELETE'] as const;

let world: World;
let pictures: PictureServer;

beforeAll(async () => {
  pictures = await startPictureServer();
  world = await startWorld({ products: 0, settings: { ACKNOWLEDGE_ORDERS: 'true' } });
  for (const method of BLOCKED) world.shop.faults.add({ kind: 'forbidden', method });
});
afterAll(async () => {
  await world.close();
  pictures.close();
});

describe('a host that lets only GET and POST through', () => {
  it('gets products, their pictures and what is taken down', async () => {
    const url = `${pictures.address}/lamp.png`;
    const product = await world.aSyncedProduct({
      sku: 'BEHIND',
      images: [{ id: 'i1', url, alt: 'A lamp', checksum: 'sha256:lamp' }],
    });
    await eventually(() => {
      expect(world.shop.alts(product)).toEqual(['A lamp']);
    });
    await world.erp.cypher.edit(product.id, { images: [] });
    await eventually(() => {
      expect(world.shop.alts(product)).toEqual([]);
    });
    await world.erp.cypher.edit(product.id, { status: 'archived' });
    await eventually(() => {
      expect(world.shop.product(product).status).toBe('trash');
    });
  });

  it('has its orders acknowledged, booked and shipped', async () => {
    await world.api.pullOrders();
    const placed = world.shop.orders.place({});
    await world.api.pullOrders();
    await eventually(() => {
      expect(placed.meta_data.map(({ key }) => key)).toContain('_cypher_received');
    });
    await world.api.tellAll([
      { type: 'order.booked', data: { orderId: placed.id, document: 'F-1' } },
      { type: 'order.shipped', data: { orderId: placed.id, trackingNumbers: ['AWB1'] } },
    ]);
    await eventually(() => {
      expect(placed.status).toBe('completed');
    });
    await world.drained();
  });
});
