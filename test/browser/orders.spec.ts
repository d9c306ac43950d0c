import type { Browser } from 'playwright-core';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world/world';
import { startBrowser } from './support/browser';
import { Visitor } from './support/visitor';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe('an order', () => {
  it('is followed from the shop to the ERP, and told once more with a reason', async () => {
    const lamp = await world.erp.putSilently({
      sku: 'LAMP-1',
      name: 'Lampă <img onerror=alert(1)>',
    });
    const { wooCommerceId } = await world.api.sync(lamp);
    const placed = world.shop.orders.place({
      lines: [{ productId: wooCommerceId ?? 0, sku: 'LAMP-1', quantity: 3, price: '19.90' }],
    });
    await world.api.pullOrders();
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.goTo('Orders');
    await ana.page.getByRole('link', { name: `#${placed.id}` }).click();
    await ana.page.getByRole('heading', { name: `Order #${placed.id}` }).waitFor();
    await ana.page.getByRole('cell', { name: 'RON 59.70' }).waitFor();
    await ana.page.getByText('New order').waitFor();
    expect(await ana.barriers()).toEqual([]);
    await ana.page.getByRole('button', { name: 'Tell the ERP again' }).click();
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByLabel('Why?').fill('The ERP lost it');
    await dialog.getByRole('button', { name: 'Tell the ERP again' }).click();
    await ana.page.getByText('1 event goes out again.').waitFor();
    await eventually(async () => {
      const [last] = await world.api.audit('?limit=1');
      expect(last).toMatchObject({
        action: 'orders.republish',
        request: { reason: 'The ERP lost it' },
        requestedBy: { '*': [{ actor: 'ana' }] },
      });
    });
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });
});
