import type { Browser } from 'playwright-core';
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

const NAME = 'Lampă <img onerror=alert(1)>';

describe('the search everywhere', () => {
  it('finds a product by its SKU, by the keyboard alone, and opens it', async () => {
    const { id } = await world.aSyncedProduct({ sku: 'LAMP-77', name: NAME });
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    const { page } = ana;
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.keyboard.press('Control+k');
    // At once, as who knows the keys does.
    await page.keyboard.type('LAMP-7');
    const field = page.getByRole('combobox', { name: 'Search everywhere' });
    expect(await field.inputValue()).toBe('LAMP-7');
    const option = page.getByRole('group', { name: 'Products' }).getByRole('option');
    await option.getByText(NAME).waitFor();
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.getByText('1 result').waitFor();
    expect(await ana.barriers()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `/products/${id}`);
    expect(new URL(page.url()).searchParams.get('store')).toBe('default');
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  it('says where there is nothing, in Romanian on a small dark screen too', async () => {
    const look = { width: 390, scheme: 'dark', language: 'ro' } as const;
    const dan = await Visitor.enter(browser, world, { subject: 'dan' }, look);
    const { page } = dan;
    await page.getByRole('heading', { level: 1, name: 'Privire generală' }).waitFor();
    await page.getByRole('button', { name: 'Căutați' }).click();
    await page.getByRole('combobox', { name: 'Căutați peste tot' }).fill('nimic-de-acest-fel');
    await page.getByText('Nu s-a găsit nimic').waitFor();
    expect(await dan.barriers()).toEqual([]);
    expect(await dan.overflow()).toBe(0);
    expect(dan.complaints).toEqual([]);
    await dan.leave();
  });
});
