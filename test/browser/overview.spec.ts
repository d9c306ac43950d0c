import type { Browser, Page } from 'playwright-core';
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

/** Whether the keyboard is at a time. */
const isOnTime = (page: Page): Promise<boolean> =>
  page.evaluate(`document.activeElement?.tagName === 'TIME'`);

describe('the overview', () => {
  it('tells live that the shop does not answer, and that all is right again', async () => {
    const lamp = await world.aSyncedProduct({ name: 'Lamp' });
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.page.getByText(/^Everything is right as of/).waitFor();
    world.shop.faults.add({ kind: 'bad-gateway' });
    await world.reprice([lamp], '12.34');
    const shop = ana.page.getByRole('region', { name: 'Shop', exact: true });
    await shop.getByText('Left alone').waitFor();
    await ana.page.getByText(/but the shop does not answer since/).waitFor();
    expect(await ana.barriers()).toEqual([]);
    world.shop.faults.clear();
    await shop.getByRole('button', { name: 'Try now' }).click();
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByLabel('Why?').fill('The host is back');
    await dialog.getByRole('button', { name: 'Try now' }).click();
    // A write without an answer is looked at once more, when no call can be in flight any more.
    await ana.page.getByText('All is on time; 1 change is on its way').waitFor();
    await world.quietAfterAllCalls();
    await ana.page.getByText(/^Everything is right as of/).waitFor();
    await shop.getByText('The pause has ended for: shop.').waitFor();
    expect(world.shop.priceOf(lamp)).toBe('12.34');
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  it('tells the whole time to the keyboard and the finger, in its language', async () => {
    await world.aSyncedProduct();
    const ana = await Visitor.enter(browser, world, { subject: 'ana' }, { language: 'ro' });
    await ana.settled();
    const moment = ana.page.locator('main time').first();
    const whole = ana.page.getByText(/^\d{1,2} [a-z]{3,4}\.? \d{4}, \d{2}:\d{2}:\d{2}/);
    await moment.focus();
    await whole.waitFor();
    const id = await moment.getAttribute('aria-describedby');
    expect(await ana.page.locator(`[id="${id}"]`).innerText()).toBe(await whole.innerText());
    expect(await ana.barriers()).toEqual([]);
    await ana.page.keyboard.press('Escape');
    await whole.waitFor({ state: 'detached' });
    await moment.dispatchEvent('click');
    await whole.waitFor();
    await ana.page.locator('.u-legend').getByText('Ora').first().waitFor();
    await ana.leave();
  });

  it('tells it of each row of a list by one stop of the keyboard', async () => {
    for (const name of ['Lamp', 'Chair']) await world.aSyncedProduct({ name });
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    const { page } = ana;
    await ana.goTo('Changes');
    const times = page.getByRole('table', { name: 'Changes' }).locator('time');
    await times.nth(3).waitFor();
    const stops = page.getByRole('table', { name: 'Changes' }).locator('time[tabindex="0"]');
    expect(await stops.count()).toBe(1);
    await page.getByRole('region', { name: 'Changes' }).focus();
    for (let stop = 0; stop < 5 && !(await isOnTime(page)); stop += 1)
      await page.keyboard.press('Tab');
    const whole = page.getByText(/\d{4}, \d{2}:\d{2}:\d{2}.* for the other times/);
    await whole.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await whole.waitFor();
    expect(await times.nth(2).and(page.locator(':focus')).count()).toBe(1);
    expect(await stops.count()).toBe(1);
    expect(await ana.barriers()).toEqual([]);
    await times.nth(3).dispatchEvent('click');
    await page
      .getByText(/\d{2}:\d{2}:\d{2} \S+$/)
      .first()
      .waitFor();
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  it('turns grey and says since when, where the service is gone', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.page.getByText(/^Everything is right as of/).waitFor();
    await ana.page.context().setOffline(true);
    world.app.getHttpServer().closeAllConnections();
    await ana.page.getByText(/^Nothing new comes in\. What you see is from/).waitFor();
    await ana.page.context().setOffline(false);
    await ana.page.getByText(/^Nothing new comes in/).waitFor({ state: 'detached' });
    await ana.leave();
  });
});
