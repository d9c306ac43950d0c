import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { getQueueToken } from '@nestjs/bullmq';
import { HttpStatus, type INestApplication } from '@nestjs/common';
import { AdminDoor, ProblemError } from '@cypher/platform';
import type { Queue } from 'bullmq';
import type { NextFunction, Request, Response } from 'express';
import { QUEUES } from '../signals/queue-names';

/** Where the queues are shown. */
const PATH = '/queues';

/**
 * What the pages of Bull Board need, and no more: their own scripts, styles in elements, and icons
 * as data. The fonts that it would fetch from another host stay out.
 */
const POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'self'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Shows the queues by Bull Board to admins of the whole installation, on Redis and on PostgreSQL.
 * Only to look at: jobs are mere signals, and what an admin does belongs into the audit. To be
 * called before the application listens.
 */
export function serveQueues(app: INestApplication): void {
  const queues = QUEUES.map((name) => app.get<Queue>(getQueueToken(name), { strict: false }));
  const adapter = new ExpressAdapter();
  adapter.setBasePath(PATH);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Queues', hideRedisDetails: false } },
  });
  app.use(PATH, app.get(AdminDoor).pass, lookOnly, adapter.getRouter());
}

function lookOnly(request: Request, response: Response, next: NextFunction): void {
  response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' });
  next(READING.has(request.method) ? undefined : notAllowed(request.method));
}

function notAllowed(method: string): ProblemError {
  return new ProblemError({
    status: HttpStatus.METHOD_NOT_ALLOWED,
    code: 'METHOD_NOT_ALLOWED',
    detail: `This path knows no ${method}: the queues are only to look at.`,
    headers: { Allow: 'GET, HEAD' },
  });
}
