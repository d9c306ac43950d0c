import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where systems have Chromium; CHROMIUM_PATH names another. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts a browser without a window, which asks nobody but the service. */
export async function startBrowser(): Promise<Browser> {
  const path = process.env['CHROMIUM_PATH'] ?? PLACES.find((place) => existsSync(place));
  if (path === undefined)
    throw new Error('There is no Chromium: install one (`apt-get install chromium`)');
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
}
