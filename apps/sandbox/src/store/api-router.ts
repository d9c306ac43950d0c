import { Router, type Request, type Response } from 'express';
import { answerCall } from './answer-call';
import { METHODS, type Resource, type ResourceRoute } from './resource';
import type { StoreAuth } from './store-auth';
import type { StoreContext } from './store-context';
import { StoreError } from './store-error';

/** The API's routes, those of every resource; whatever fits none is 404. */
export function apiRouter(context: StoreContext, auth: StoreAuth, resources: readonly Resource[]): Router {
  const router = Router();
  for (const route of resources.flatMap(({ routes }) => routes)) register(router, route, context, auth);
  router.use(() => {
    throw new StoreError(404, 'rest_no_route', 'No route was found matching the URL and request method.');
  });
  return router;
}

function register(router: Router, route: ResourceRoute, context: StoreContext, auth: StoreAuth): void {
  const path = router.route(route.path);
  path.all((request, _response, next) => {
    next(hasNumbersOnly(request) ? undefined : 'route');
  });
  const serve = async (request: Request, response: Response): Promise<void> => {
    auth.check(request);
    await answerCall(context, route.handle, request, response);
  };
  for (const method of METHODS[route.takes]) {
    if (method === 'GET') path.get(serve);
    else if (method === 'POST') path.post(serve);
    else if (method === 'PUT') path.put(serve);
    else if (method === 'PATCH') path.patch(serve);
    else path.delete(serve);
  }
}

function hasNumbersOnly({ params }: Request): boolean {
  return Object.values(params).every((value) => /^\d+$/.test(String(value)));
}
