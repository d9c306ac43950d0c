import type { Browser } from 'playwright-core';
import { startWorld, type World } from '../support/world/world';
import { startBrowser } from './support/browser';
import { tokenFor, Visitor } from './support/visitor';

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

/** Who the page asks as. */
const subjectOf = ({ page }: Visitor): Promise<string> =>
  page.evaluate(async () => {
    const answer = (await (await fetch('/auth/session')).json()) as {
      session: { subject: string };
    };
    return answer.session.subject;
  });

describe('signing in', () => {
  it('lets in by the link of the start, and leaves no token in the address', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(ana.page.url()).not.toContain('token');
    expect(await ana.page.evaluate('document.cookie')).toBe('');
    expect(await ana.page.evaluate('JSON.stringify({ ...localStorage })')).not.toContain('eyJ');
    expect(ana.complaints).toEqual([]);
    expect(ana.hosts.size).toBe(1);
    await ana.leave();
  });

  it('loads no more than 350 kB of scripts for the first view', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.page.getByRole('region', { name: 'Flow' }).waitFor();
    expect(ana.scriptBytes).toBeGreaterThan(100_000);
    expect(ana.scriptBytes).toBeLessThan(350_000);
    await ana.leave();
  });

  it('leads who is signed out to the sign-in, and then to what they wanted', async () => {
    const ben = await Visitor.arrive(browser, world);
    await ben.open('/orders?status=processing');
    await ben.page.getByLabel('Access token').fill('not a token');
    await ben.page.getByRole('button', { name: 'Sign in' }).click();
    await ben.page.getByText('This token is not accepted').waitFor();
    expect(await ben.barriers()).toEqual([]);
    await ben.page.getByLabel('Access token').fill(tokenFor({ subject: 'ben' }));
    await ben.page.getByRole('button', { name: 'Sign in' }).click();
    await ben.page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    expect(ben.page.url()).toContain('/orders?status=processing');
    await ben.leave();
  });

  it('goes nowhere else afterwards, whatever the address says', async () => {
    const eve = await Visitor.arrive(browser, world);
    await eve.open('/sign-in?returnTo=https://evil.example/');
    await eve.page.getByLabel('Access token').fill(tokenFor({ subject: 'ben' }));
    await eve.page.getByRole('button', { name: 'Sign in' }).click();
    await eve.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(eve.hosts.size).toBe(1);
    await eve.leave();
  });

  it('asks who is signed in before a link has them be somebody else', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.open(`/sign-in#token=${tokenFor({ subject: 'eve' })}`);
    await ana.page.getByText('You are signed in as ana').waitFor();
    expect(ana.page.url()).not.toContain('token');
    expect(await ana.barriers()).toEqual([]);
    await ana.page.getByRole('link', { name: 'Stay ana' }).click();
    await ana.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(await subjectOf(ana)).toBe('ana');
    await ana.open(`/sign-in#token=${tokenFor({ subject: 'bea' })}`);
    await ana.page.getByRole('button', { name: 'Sign in by the link' }).click();
    await ana.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(await subjectOf(ana)).toBe('bea');
    await ana.leave();
  });

  it('goes on asking of a link where the session ends meanwhile', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.page.clock.install();
    await ana.open(`/sign-in#token=${tokenFor({ subject: 'bea' })}`);
    await ana.page.getByText('You are signed in as ana').waitFor();
    await ana.page.context().clearCookies();
    await ana.page.clock.fastForward(61_000);
    await ana.page.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`);
    await ana.page.getByText('You are signed out by now').waitFor();
    expect(await ana.barriers()).toEqual([]);
    await ana.page.getByRole('button', { name: 'Sign in by the link' }).click();
    await ana.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(await subjectOf(ana)).toBe('bea');
    await ana.leave();
  });

  it('leads who is signed out from the queues to the sign-in, and back', async () => {
    const ana = await Visitor.arrive(browser, world);
    await ana.open('/queues');
    await ana.page.getByLabel('Access token').fill(tokenFor({ subject: 'ana' }));
    await ana.page.getByRole('button', { name: 'Sign in' }).click();
    await ana.page.getByText('woocommerce-sync').first().waitFor();
    expect(new URL(ana.page.url()).pathname).toMatch(/^\/queues/);
    await ana.leave();
  });

  it('goes on where somebody signed in anew in another tab', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.open('/runs');
    await ana.page.getByRole('button', { name: 'Pull orders' }).click();
    await ana.page.evaluate<unknown, string>(
      (token) =>
        fetch('/auth/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ token }),
        }),
      tokenFor({ subject: 'bea' }),
    );
    const dialog = ana.page.getByRole('dialog');
    const pull = dialog.getByRole('button', { name: 'Pull orders' });
    const asked = ana.page.waitForResponse(/auth\/session/);
    await dialog.getByLabel('Why?').fill('Customers ask for them');
    await pull.click();
    await dialog.getByText('The service could not tell that this came from your page').waitFor();
    await (await asked).finished();
    await pull.click();
    await dialog.waitFor({ state: 'detached' });
    await ana.leave();
  });

  it('ends where somebody signs out', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    await ana.page.getByRole('button', { name: 'You, language and look' }).click();
    await ana.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await ana.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await ana.open('/orders');
    await ana.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await ana.leave();
  });
});
