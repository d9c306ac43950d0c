import type { Browser } from 'playwright-core';
import { startWorld, type World } from '../support/world/world';
import { startBrowser } from './support/browser';
import { Visitor } from './support/visitor';

const VIEWER = { subject: 'vera', roles: [], stores: { default: 'viewer' } } as const;
const REFUSED = 'You may not see or do this';

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

describe('a viewer', () => {
  it('sees no screen of an admin, and is told so at its address', async () => {
    const vera = await Visitor.enter(browser, world, VIEWER);
    const { page } = vera;
    const menu = page.getByRole('navigation');
    await menu.getByRole('link', { name: 'Orders' }).waitFor();
    for (const name of ['Shops', 'Audit', 'Queues'])
      expect(await menu.getByRole('link', { name }).count()).toBe(0);
    for (const path of ['/audit', '/stores/new', '/stores/default']) {
      await vera.open(path);
      await page.getByText(REFUSED).first().waitFor();
      expect(await vera.barriers()).toEqual([]);
    }
    expect(await page.getByRole('button', { name: 'Connect as a draft' }).count()).toBe(0);
    expect(vera.complaints).toEqual([]);
    await vera.leave();
  });

  it('watches a run to its end, and is told where there is none', async () => {
    const id = await world.api.startFullSync();
    const vera = await Visitor.enter(browser, world, VIEWER);
    const { page } = vera;
    await vera.open(`/runs/full-sync/${id}`);
    await page.getByText('It is done: all that it asked for').waitFor();
    const nobody = '00000000-0000-4000-8000-000000000000';
    const dead = ['full-sync', 'drift', 'order-pull', 'adoption'].map(
      (kind) => `${kind}/${nobody}`,
    );
    for (const path of [...dead, 'drift/nonsense']) {
      await vera.open(`/runs/${path}`);
      await page.getByText('There is nothing here').waitFor();
      expect(await vera.barriers()).toEqual([]);
    }
    await vera.leave();
  });

  it('sees an order without who bought it, and cannot have it told again', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'LAMP-1' });
    const { wooCommerceId } = await world.api.sync(lamp);
    const placed = world.shop.orders.place({
      lines: [{ productId: wooCommerceId ?? 0, sku: 'LAMP-1', quantity: 1, price: '10.00' }],
    });
    const { last_name: name, phone, email } = placed.billing;
    await world.api.pullOrders();
    const vera = await Visitor.enter(browser, world, VIEWER, { scheme: 'dark' });
    const { page } = vera;
    await vera.goTo('Orders');
    await page.getByRole('link', { name: `#${placed.id}` }).click();
    await page.getByRole('heading', { name: `Order #${placed.id}` }).waitFor();
    await page.getByText('New order').waitFor();
    const shown = await page.getByRole('main').innerText();
    for (const personal of [name, phone, email]) {
      expect(personal).not.toBe('');
      expect(shown).not.toContain(personal);
    }
    expect(await page.getByRole('button', { name: 'Tell the ERP again' }).count()).toBe(0);
    expect(await vera.barriers()).toEqual([]);
    // What the page does not show, the service does not do.
    const refused = await page.evaluate<number, string>(async (path) => {
      const { session } = (await (await fetch('/auth/session')).json()) as {
        session: { csrfToken: string };
      };
      const answer = await fetch(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-csrf-token': session.csrfToken,
        },
        body: JSON.stringify({ reason: 'I want to' }),
      });
      return answer.status;
    }, `/api/v1/woocommerce/orders/${placed.id}/republish`);
    expect(refused).toBe(403);
    expect(vera.complaints).toEqual([]);
    await vera.leave();
  });
});
