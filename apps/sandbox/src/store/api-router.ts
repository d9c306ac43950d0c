import { Router, type Request, type Response } from 'express';
import { callerOf } from './access/identify-caller';
import { checkCapability } from './access/capabilities';
import { answerCall } from './answer-call';
import { METHODS, methodsByPath, type Resource, type ResourceRoute } from './resource';
import type { StoreContext } from './store-context';
import { StoreError } from './store-error';

/** The API's routes, those of every resource; whatever fits none is 404. */
export function apiRouter(context: StoreContext, resources: readonly Resource[]): Router {
  const router = Router();
  for (const [path, methods] of methodsByPath(resources)) describe(router, path, methods);
  for (const route of resources.flatMap(({ routes }) => routes)) register(router, route, context);
  router.use(() => {
    throw new StoreError(404, 'rest_no_route', 'No route was found matching the URL and request method.');
  });
  return router;
}

/** Says at every path which methods it takes, and describes it for OPTIONS. */
function describe(router: Router, path: string, methods: readonly string[]): void {
  const route = router.route(path);
  route.all((request, response, next) => {
    if (hasNumbersOnly(request)) response.set('Allow', methods.join(', '));
    next(hasNumbersOnly(request) ? undefined : 'route');
  });
  route.options((_request, response) => {
    response.json({ namespace: 'wc/v3', methods, endpoints: [{ methods, args: {} }] });
  });
}

function register(router: Router, route: ResourceRoute, context: StoreContext): void {
  const path = router.route(route.path);
  path.all((request, _response, next) => {
    next(hasNumbersOnly(request) ? undefined : 'route');
  });
  const serve = async (request: Request, response: Response): Promise<void> => {
    checkCapability(callerOf(response), route, context.behaviours);
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
