import { Router, type Request, type Response } from 'express';
import { faultRule } from '../faults/fault-rules';
import type { StoreContext } from '../store-context';

/** Faults, for those who run the double: set, listed with how often they struck, lifted. */
export function faultRoutes({ faults }: StoreContext): Router {
  const router = Router();
  router.get('/faults', (_request: Request, response: Response) => {
    response.json({ faults: faults.list() });
  });
  router.post('/faults', (request: Request, response: Response) => {
    response.status(201).json({ id: faults.add(faultRule.parse(request.body)) });
  });
  router.delete('/faults', (_request: Request, response: Response) => {
    faults.clear();
    response.json({});
  });
  router.delete('/faults/:id', (request: Request, response: Response) => {
    if (faults.remove(Number(request.params['id']))) response.json({});
    else response.status(404).json({ message: 'No fault has this id' });
  });
  return router;
}
