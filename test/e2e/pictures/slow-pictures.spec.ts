import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

let world: World;
const held: { readonly request: IncomingMessage; readonly response: ServerResponse }[] = [];
/** A server that gives out its pictures only when it is told to. */
const pictures = createServer((request, response) => held.push({ request, response }));
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  await new Promise<void>((resolve) => pictures.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  pictures.closeAllConnections();
  pictures.close();
  await world.close();
});

describe('a picture whose download takes long', () => {
  it('holds up no price, even where the pace allows one call at once, and of no product but its own', async () => {
    const products = [
      await world.aSyncedProduct(),
      await world.aSyncedProduct(),
      await world.aSyncedProduct(),
    ];
    const { port } = pictures.address() as AddressInfo;
    for (const [number, { id }] of products.entries()) {
      const picture = {
        id: 'i1',
        url: `http://127.0.0.1:${port}/${number}.png`,
        alt: '',
        checksum: `sha256:${number}`,
      };
      await world.erp.cypher.edit(id, { images: [picture] });
    }
    await eventually(() => {
      expect(held).toHaveLength(1);
    });
    expect(await world.api.status()).toMatchObject({ lane: { window: 1, callsInFlight: 1 } });

    // Changes that come together fly together: any of the three may be the first whose picture is
    // fetched.
    const others = products.filter(
      (_product, number) => the(held[0]).request.url !== `/${number}.png`,
    );
    expect(others).toHaveLength(2);
    for (const { id } of others) await world.erp.setPrice(id, '77.00');
    await eventually(() => {
      expect(others.map(({ sku }) => world.shop.priceOf(sku))).toEqual(['77.00', '77.00']);
    });
    // The first download is still waiting, and no other picture took its chance to fly beside it.
    expect(held).toHaveLength(1);

    pictures.on('request', (_request, response) => response.end('picture'));
    the(held[0]).response.end('picture');
    await eventually(() => {
      for (const { sku } of products) expect(world.shop.product(sku).images).toHaveLength(1);
    });
    expect(await world.api.status()).toMatchObject({ failed: 0 });
  });
});
