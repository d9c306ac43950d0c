import { source as axeSource } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signToken } from '../../../apps/sandbox/src/token/demo-token';
import { SECRETS } from '../../support/world/surroundings';
import type { World } from '../../support/world/world';

/** What WCAG 2.2 asks for at level AA, by axe's names. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** How somebody looks at the page. */
export interface Look {
  readonly width: 1280 | 390;
  readonly scheme: 'light' | 'dark';
  readonly language: 'en' | 'ro';
}

/** Who somebody is, for their token. */
export interface Claims {
  readonly subject: string;
  readonly roles?: readonly string[];
  readonly stores?: Readonly<Record<string, string>>;
}

const USUAL: Look = { width: 1280, scheme: 'light', language: 'en' };

/** What axe found, in words. */
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** A token of somebody; an admin of the whole installation unless told otherwise. */
export function tokenFor(who: Claims): string {
  return signToken(
    { roles: ['admin'], ...who, lifetimeSeconds: 3_600 },
    { secret: SECRETS.jwtSecret },
    new Date(),
  );
}

/**
 * Somebody at the operator's page, in a browser of their own. What the page complains of in the
 * console is kept in `complaints`, and must be empty at the end of each story.
 */
export class Visitor {
  /** Errors of the page's console, and of its scripts. */
  readonly complaints: string[] = [];
  /** Hosts that the page asked for something. */
  readonly hosts = new Set<string>();
  /** Bytes of scripts that came over the wire, as they were packed. */
  scriptBytes = 0;

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly base: string,
  ) {}

  /** Opens the page in a browser, signed in by a link as `npm start` prints it. */
  static async enter(browser: Browser, world: World, who: Claims, look: Partial<Look> = {}) {
    const visitor = await Visitor.arrive(browser, world, look);
    await visitor.open(`/sign-in#token=${tokenFor(who)}`);
    await visitor.page.waitForURL((url) => url.pathname === '/');
    return visitor;
  }

  /** Opens a browser at the page, signed out. */
  static async arrive(browser: Browser, world: World, look: Partial<Look> = {}): Promise<Visitor> {
    const { width, scheme, language } = { ...USUAL, ...look };
    const context = await browser.newContext({
      viewport: { width, height: width === 390 ? 844 : 800 },
      colorScheme: scheme,
      locale: language === 'ro' ? 'ro-RO' : 'en-GB',
      timezoneId: 'Europe/Bucharest',
      reducedMotion: 'reduce',
    });
    const visitor = new Visitor(await context.newPage(), context, await world.app.getUrl());
    visitor.listen();
    return visitor;
  }

  /** Opens an address of the page. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.base}${path}`);
  }

  /** Goes to a screen by its link in the menu. */
  async goTo(screen: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: screen }).click();
    await this.page.getByRole('heading', { level: 1, name: screen }).waitFor();
  }

  /** Waits until what was asked for is shown. */
  async settled(): Promise<void> {
    await this.page
      .locator('[role=status] .mantine-Skeleton-root')
      .first()
      .waitFor({ state: 'detached' });
  }

  /** What keeps somebody from using what is shown, by WCAG 2.2 AA; empty for nothing. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axeSource);
    const violations = await this.page.evaluate<Violation[], string[]>(async (rules) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (on: object) => Promise<{ violations: Violation[] }> };
      };
      return (await axe.run({ runOnly: rules })).violations;
    }, RULES);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`,
      ),
    );
  }

  /** By how many pixels the page is wider than the screen. */
  async overflow(): Promise<number> {
    return this.page.evaluate(
      `Math.max(0, document.documentElement.scrollWidth - window.innerWidth)`,
    );
  }

  /** Closes the browser's window. */
  async leave(): Promise<void> {
    await this.context.close();
  }

  private listen(): void {
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        this.complaints.push(message.text());
    });
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        this.scriptBytes += Number(response.headers()['content-length'] ?? 0);
    });
    this.page.on('request', (request) => this.hosts.add(new URL(request.url()).host));
  }
}
