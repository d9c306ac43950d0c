import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { StoreContext } from '../store-context';
import { standingOf } from '../webhooks/store-webhooks';

const runBody = z.object({
  /** Whether what is not due yet is told too. */
  early: z.boolean().default(false),
});

/** What waits to be told to webhooks, and the shop's clock for it in one's own hand. */
export function webhookQueueRoutes({ webhooks }: StoreContext): Router {
  const router = Router();
  router.get('/webhooks', (_request: Request, response: Response) => {
    const standings = [...webhooks.webhooks.values()].map(standingOf);
    response.json({ webhooks: standings, pending: webhooks.queue.length });
  });
  router.post('/webhooks/run', async (request: Request, response: Response) => {
    const { early } = runBody.parse(request.body ?? {});
    response.json({ delivered: await webhooks.queue.run(early) });
  });
  return router;
}
