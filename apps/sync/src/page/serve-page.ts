import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import packed from 'express-static-gzip';

/** Where the build puts the page, beside the service. */
const FOLDER = join(__dirname, '..', '..', '..', 'dashboard');

/** What the service answers itself under these, also to browsers. */
const OURS = /^\/(?:api|assets|auth|docs|docs-json|docs-yaml|health|metrics|queues)(?:\/|$)/;

/** What stands in the page's HTML for the nonce of each answer. */
const NONCE = '__NONCE__';

const YEAR = '365d';

/**
 * Serves the operator's page at `/`: its files as the build made them, and its HTML for every
 * address of the page, so that each can be shared. Where it was not built, nothing is served.
 * @returns whether there is a page
 */
export function servePage(app: NestExpressApplication, folder = FOLDER): boolean {
  const file = join(folder, 'index.html');
  if (!existsSync(file)) return false;
  const html = readFileSync(file, 'utf8');
  const assets = packed(join(folder, 'assets'), {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: { immutable: true, maxAge: YEAR },
  });
  app.use('/assets', assets);
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isOfThePage(request)) next();
    else answerWith(html, response);
  });
  return true;
}

/** Whether a browser asks for a view of the page. */
function isOfThePage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (request.path === '/') return true;
  return !OURS.test(request.path) && request.accepts(['json', 'html']) === 'html';
}

function answerWith(html: string, response: Response): void {
  const nonce = randomBytes(16).toString('base64');
  response.setHeader('Content-Security-Policy', policyWith(nonce));
  response.setHeader('Cache-Control', 'no-cache');
  response.type('html').send(html.replaceAll(NONCE, nonce));
}

/** Nothing but ours is loaded, asked or framed; styles that scripts add need the nonce. */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
