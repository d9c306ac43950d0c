import { Router, type Request, type Response } from 'express';
import { journalQuery, readJournal, summaryOf } from '../journal/journal-query';
import type { StoreContext } from '../store-context';

/**
 * The journal, for those who judge by it: what was written, what was asked, and both in numbers.
 */
export function journalRoutes({ journal }: StoreContext): Router {
  const router = Router();
  router.get('/journal', (request: Request, response: Response) => {
    response.json(readJournal(journal, journalQuery.parse(request.query)));
  });
  router.get('/journal/summary', (_request: Request, response: Response) => {
    response.json(summaryOf(journal));
  });
  return router;
}
