import type { Browser } from 'playwright-core';
import { aPrice, aVariant } from '../support/world/goods';
import { startWorld, type World } from '../support/world/world';
import { startBrowser } from './support/browser';
import { type Look, Visitor } from './support/visitor';

const HOSTILE = '<img onerror=alert(1)>';

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
afterEach(() => {
  world.shop.faults.clear();
});

describe('one product', () => {
  it('shows a price that was changed by hand in the shop, and is set right', async () => {
    const lamp = await world.aSyncedProduct({
      sku: 'BY-HAND',
      name: HOSTILE,
      price: aPrice('10.00'),
    });
    world.shop.product('BY-HAND').regular_price = '7.77';
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.goTo('Changes');
    await ana.page.getByRole('textbox', { name: 'SKU, name or id' }).fill('by-ha');
    await ana.page.waitForURL((url) => url.searchParams.get('q') === 'by-ha');
    await ana.page.getByRole('link', { name: 'BY-HAND' }).first().click();
    await ana.page.getByRole('heading', { level: 1, name: HOSTILE }).waitFor();
    expect(ana.page.url()).toContain(`/products/${lamp.id}`);

    const row = ana.page.getByRole('row').filter({ hasText: 'regular_price' });
    await row.getByText('Differs').waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['10.00', '10.00', '7.77']);
    await ana.page.getByText('1 field differs from the ERP').waitFor();
    await ana.page.getByText('Another price from here on').waitFor();

    await ana.page.getByRole('button', { name: 'Push now' }).click();
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByText('A sync would write what differs.').waitFor();
    await dialog.getByLabel('Why?').fill('Somebody typed a price');
    await dialog.getByRole('button', { name: 'Push now' }).click();
    await ana.page.getByText('Written: the shop confirmed it.').waitFor();
    await ana.page.getByText('The shop shows what the ERP says').waitFor();
    expect(world.shop.product('BY-HAND').regular_price).toBe('10.00');

    const happened = ana.page.getByRole('region', { name: 'What happened' });
    await happened.getByText('“Somebody typed a price”').first().waitFor();
    await happened.getByText('products.batch').first().waitFor();
    expect(await ana.page.locator('img[onerror]').count()).toBe(0);
    expect(ana.hosts.size).toBe(1);
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  it('shows each side though the other does not answer, and says where it is no more', async () => {
    const cup = await world.aSyncedProduct({ sku: 'ONE-SIDE', name: 'Cup' });
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.open('/products/nobody-has-this');
    await ana.page.getByText('Nobody has this product').waitFor();
    const bowl = await world.erp.putSilently({ sku: 'ERP-ALONE', name: 'Bowl' });
    await ana.open(`/products/${bowl.id}`);
    await ana.page.getByText('The shop does not have this product yet').waitFor();
    world.shop.faults.add({ kind: 'server-error' });
    await ana.open(`/products/${cup.id}?show=all`);
    await ana.page.getByText('Nobody can tell whether the shop is right').waitFor();
    await ana.page.getByRole('heading', { level: 1, name: 'Cup' }).waitFor();
    await ana.page.getByRole('row').filter({ hasText: 'ONE-SIDE' }).first().waitFor();
    await ana.leave();
  });
});

describe('mappings', () => {
  it('are taken apart by typing the SKU, and tied again', async () => {
    const vase = await world.aSyncedProduct({ sku: 'VASE-1', name: 'Vase' });
    const { wooCommerceProductId: id } = await world.api.mapping(vase);
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.open('/mappings?q=VASE');
    await ana.page.getByRole('button', { name: 'Unlink: VASE-1' }).click();
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByText('ties it to the product that has it').waitFor();
    await dialog.getByLabel('Why?').fill('It is another one');
    const unlink = dialog.getByRole('button', { name: 'Unlink VASE-1' });
    expect(await unlink.isDisabled()).toBe(true);
    await dialog.getByLabel('Type VASE-1 to confirm').fill('vase-1');
    await unlink.click();
    await ana.page.getByText(`VASE-1 is product ${id} of the shop no more.`).waitFor();
    await ana.page.getByText('Nothing matches').waitFor();
    await dialog.waitFor({ state: 'detached' });

    await ana.page.getByRole('button', { name: 'Adopt a product' }).click();
    await dialog.getByLabel('Id in the ERP').fill(vase.id);
    await dialog.getByLabel('Id in the shop').fill(String(id));
    await dialog.getByLabel('Why?').fill('It is the same after all');
    await dialog.getByRole('button', { name: 'Adopt a product' }).click();
    await ana.page.getByText('Both have the same SKU').waitFor();
    await ana.leave();
  });

  it('show no action to who may only look', async () => {
    await world.aSyncedProduct({ sku: 'LOOKED-AT', name: 'Plate' });
    const eve = await Visitor.enter(browser, world, {
      subject: 'eve',
      roles: [],
      stores: { default: 'viewer' },
    });
    await eve.open('/mappings?q=LOOKED');
    await eve.page.getByRole('link', { name: 'LOOKED-AT' }).waitFor();
    expect(await eve.page.getByRole('button', { name: /Unlink|Adopt/ }).count()).toBe(0);
    await eve.page.getByRole('link', { name: 'LOOKED-AT' }).click();
    await eve.page.getByText('The shop shows what the ERP says').waitFor();
    expect(await eve.page.getByRole('button', { name: 'Push now' }).count()).toBe(0);
    await eve.leave();
  });
});

const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((scheme) => [
  { width: 1280, scheme, language: 'en' },
  { width: 390, scheme, language: 'ro' },
]);

it.each(LOOKS)('nothing bars anybody at $width px in $scheme ($language)', async (look) => {
  const variants = [aVariant('BARS', 'S', { price: aPrice('5.00') })];
  const attributes = [{ name: 'Size', options: ['S'], visible: true, variation: true }];
  const sku = `BARS-${look.width}-${look.scheme}`;
  const shirt = await world.erp.putSilently({ sku, name: 'Shirt', attributes, variants });
  await world.syncToEnd(shirt);
  const ana = await Visitor.enter(browser, world, { subject: 'ana' }, look);
  const screens = ['/changes', `/products/${shirt.id}?show=all`, '/mappings'];
  for (const screen of screens) {
    await ana.open(screen);
    await ana.page.getByText(sku).first().waitFor();
    await ana.page.waitForLoadState('networkidle');
    expect(await ana.barriers()).toEqual([]);
    expect(await ana.overflow()).toBe(0);
  }
  expect(ana.complaints).toEqual([]);
  await ana.leave();
});
