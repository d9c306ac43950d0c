import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { StoreContext } from '../store-context';

const visitorLoad = z.strictObject({
  perSecond: z.number().positive().max(1_000),
  pageMs: z.number().min(0).default(180),
  seed: z.number().int().default(1),
});

/** Visitors of the shop, for those who run the double: they come, are counted, and stay away. */
export function visitorRoutes({ visitors, workers }: StoreContext): Router {
  const router = Router();
  const report = (): object => ({ ...visitors.report(), ...usedBy(workers) });
  router.get('/visitors', (_request: Request, response: Response) => {
    response.json(report());
  });
  router.put('/visitors', (request: Request, response: Response) => {
    visitors.come(visitorLoad.parse(request.body));
    response.json(report());
  });
  router.delete('/visitors', (_request: Request, response: Response) => {
    visitors.stay();
    response.json(report());
  });
  return router;
}

/** Processor time used so far, in all and apart, in milliseconds. */
function usedBy({ processor }: StoreContext['workers']): object {
  return {
    usedMs: Math.round(processor.usedMs),
    callsMs: Math.round(processor.usedMsBy('calls')),
    visitorsMs: Math.round(processor.usedMsBy('visitors')),
  };
}
