import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { DEMO_KEY, startStoreDouble } from '../../apps/sandbox/src/store';
import { shopDriver, type ShopDriver } from '../support/world/shop-driver';
import { startWorld, type World } from '../support/world/world';
import { startBrowser } from './support/browser';
import { Visitor } from './support/visitor';

const SECRET = 'cs_of_the_second_shop_of_this_story';

let world: World;
let second: ShopDriver;
let browser: Browser;
beforeAll(async () => {
  const SECRETS_KEYS = `one:${randomBytes(32).toString('base64')}`;
  world = await startWorld({
    products: 0,
    settings: { SECRETS_KEYS, ERP_RECONCILE_CRON: '0 0 1 1 *' },
  });
  second = shopDriver(
    await startStoreDouble({ preset: 'instant', keys: [{ ...DEMO_KEY, secret: SECRET }] }),
  );
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
  await second.close();
});

/** Does something that asks for a reason. */
async function act(page: Page, name: string, reason: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why?').fill(reason);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('a second shop', () => {
  it('is connected as a draft, checked, adopted, and made active on the page', async () => {
    const lamp = await world.erp.putSilently({ sku: 'LAMP-1', name: 'Lampă Orion' });
    const shown = await second.writer.create(
      { sku: 'LAMP-1', name: 'Lampă Orion', regular_price: '10.00' },
      'single',
    );
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    const { page } = ana;
    await ana.goTo('Shops');
    await page.getByRole('link', { name: 'Connect a shop' }).click();
    await page.getByLabel('Address').fill(second.url);
    await page.getByLabel('Name').fill('The second shop');
    await page.getByLabel('Id').fill('second');
    await page.getByText('Type them').click();
    await page.getByLabel('Consumer key').fill(DEMO_KEY.key);
    await page.getByLabel('Consumer secret').fill(SECRET);
    await page.getByLabel('Why?').fill('We sell there from today');
    expect(await ana.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Connect as a draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'The second shop' }).waitFor();
    await page.getByRole('button', { name: 'Check now' }).first().click();
    await page
      .getByText(/^The shop is fit/)
      .first()
      .waitFor();
    expect(await ana.barriers()).toEqual([]);

    await page.getByRole('tab', { name: 'Adoption' }).click();
    await act(page, 'Read the shop', 'To see what it has');
    await page.getByText('1 pair is to be decided').waitFor();
    await page.getByText('The reading has begun').waitFor();
    expect(await ana.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Adopt', exact: true }).click();
    await page.getByRole('dialog').getByText('This holds for 1 pair.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await act(page, 'Adopt', 'The same lamp');
    await page.getByText('All is decided').waitFor();
    await page.getByText('1 pair is decided.').waitFor();

    await page.getByRole('tab', { name: 'State' }).click();
    await act(page, 'Make it active', 'The shop opens today');
    await page.getByText('It is active.').waitFor();
    expect(await ana.barriers()).toEqual([]);

    const { body } = await world.api.get(`/sync/status/${lamp.id}?storeId=second`).expect(200);
    expect(body).toMatchObject({ wooCommerceProductId: shown.id });
    await page.getByRole('navigation').getByRole('link', { name: 'Audit' }).click();
    await page.getByText('The shop opens today').waitFor();
    await page.getByText('To see what it has').waitFor();
    await page.getByText('We sell there from today').waitFor();
    await page.getByText('The same lamp').waitFor();
    expect(await ana.barriers()).toEqual([]);
    const row = page.getByRole('row').filter({ hasText: 'The shop opens today' });
    await row.getByRole('button', { name: 'Details' }).click();
    await page.getByRole('dialog').getByText('stores.change').first().waitFor();
    expect(await ana.barriers()).toEqual([]);
    expect(await page.getByRole('dialog').innerText()).not.toContain(SECRET);
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  it('has an audit that is read in Romanian on a small screen', async () => {
    const look = { width: 390, scheme: 'dark', language: 'ro' } as const;
    const dan = await Visitor.enter(browser, world, { subject: 'dan' }, look);
    await dan.open('/audit?store=second');
    await dan.page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
    await dan.page.getByText('The shop opens today').waitFor();
    expect(await dan.barriers()).toEqual([]);
    expect(await dan.overflow()).toBe(0);
    expect(dan.complaints).toEqual([]);
    await dan.leave();
  });

  it('gets keys that do not open it only from who says why it is to have them', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    const { page } = ana;
    await ana.open('/stores/second?store=second&tab=keys');
    await page.getByLabel('Consumer key').fill(DEMO_KEY.key);
    await page.getByLabel('Consumer secret').fill('cs_that_the_shop_does_not_know_yet');
    await page.getByRole('button', { name: 'Keep these keys' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why?').fill('The owner makes them tonight');
    expect(await dialog.getByLabel('Do it all the same').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Keep these keys' }).click();
    await dialog.getByText('STORE_UNFIT').waitFor();
    await dialog.getByLabel('Do it all the same').check();
    expect(await ana.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep these keys' }).click();
    await page.getByText('The keys are kept.').waitFor();
    const [kept] = await world.api.audit('?storeId=second&action=stores.change&limit=1');
    expect(kept).toMatchObject({ request: { despite: 'The owner makes them tonight' } });
    await ana.leave();
  });
});
