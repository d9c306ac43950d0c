import type { Browser } from 'playwright-core';
import { startWorld, type World } from '../support/world/world';
import { startBrowser } from './support/browser';
import { setScene } from './support/scene';
import { screensOf, type ScreenOfScene } from './support/screens';
import { type Look, tokenFor, Visitor } from './support/visitor';

const LOOKS: readonly Look[] = [
  { width: 1280, scheme: 'light', language: 'en' },
  { width: 1280, scheme: 'dark', language: 'ro' },
  { width: 390, scheme: 'light', language: 'ro' },
  { width: 390, scheme: 'dark', language: 'en' },
];

let world: World;
let browser: Browser;
let screens: readonly ScreenOfScene[];
beforeAll(async () => {
  world = await startWorld({ products: 12 });
  browser = await startBrowser();
  const scene = await setScene({
    service: await world.app.getUrl(),
    shop: world.shop.url,
    erp: world.erp.url,
    token: tokenFor({ subject: 'scene' }),
  });
  screens = screensOf(scene);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe.each(LOOKS)('every screen, $width px wide, $scheme, in $language', (look) => {
  it('has no barriers, fits, complains of nothing and asks no other host', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' }, look);
    for (const { name, path } of screens) {
      await ana.open(path);
      await ana.page.getByRole('heading', { level: 1 }).waitFor();
      await ana.settled();
      expect([name, await ana.barriers()]).toEqual([name, []]);
      expect([name, await ana.overflow()]).toEqual([name, 0]);
    }
    expect(ana.complaints).toEqual([]);
    expect(ana.hosts.size).toBe(1);
    await ana.leave();
  });
});
