import { Router, json, type NextFunction, type Request, type Response } from 'express';
import { ZodError, prettifyError } from 'zod';
import { StoreError } from '../http/store-error';
import type { StoreContext } from '../store-context';
import { adminRoutes } from './admin.routes';
import { behaviourRoutes } from './behaviour.routes';
import { checkoutRoutes } from './checkout.routes';
import { faultRoutes } from './fault.routes';
import { journalRoutes } from './journal.routes';
import { snapshotRoutes } from './snapshot.routes';
import { visitorRoutes } from './visitor.routes';
import { webhookQueueRoutes } from './webhook-queue.routes';

/**
 * Routes outside of the shop's API, for those who run the double: behaviour, faults, visitors,
 * journal, webhooks, what is done by hand.
 */
export function controlRoutes(context: StoreContext): Router {
  const router = Router();
  router.use(json({ limit: '500mb' }));
  router.use(
    behaviourRoutes(context),
    faultRoutes(context),
    journalRoutes(context),
    webhookQueueRoutes(context),
    snapshotRoutes(context),
    visitorRoutes(context),
    adminRoutes(context),
    checkoutRoutes(context),
  );
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (error instanceof ZodError) response.status(400).json({ message: prettifyError(error) });
    else if (error instanceof StoreError) response.status(error.status).json(error.body());
    else next(error);
  });
  return router;
}
