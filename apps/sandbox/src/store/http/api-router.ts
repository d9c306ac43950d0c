import { Router, type Request, type Response } from 'express';
import { callerOf } from '../access/identify-caller';
import { checkCapability } from '../access/capabilities';
import { answerCall } from './answer-call';
import type { Behaviours } from '../behaviour/behaviours';
import { phpCrash } from './request-body';
import { METHODS, methodsByPath, type Resource, type ResourceRoute } from './resource';
import { readCall } from '../rest/rest-call';
import { withOwnFields } from '../rest/response-fields';
import type { Answer, StoreContext } from '../store-context';
import { StoreError } from './store-error';

/** The API's routes, those of every resource; whatever fits none is 404. */
export function apiRouter(context: StoreContext, resources: readonly Resource[]): Router {
  const router = Router();
  for (const [path, methods] of methodsByPath(resources)) describe(router, path, methods);
  for (const route of resources.flatMap(({ routes }) => routes)) register(router, route, context);
  router.use((request, response) => {
    if (request.method === 'OPTIONS') {
      response.json(null);
      return;
    }
    throw new StoreError(
      404,
      'rest_no_route',
      'No route was found matching the URL and request method.',
    );
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
  const serve = (request: Request, response: Response): Promise<void> =>
    answerCall(context, () => answerOf(route, context, request, response), request, response);
  for (const method of METHODS[route.takes]) {
    if (method === 'GET') path.get(serve);
    else if (method === 'POST') path.post(serve);
    else if (method === 'PUT') path.put(serve);
    else if (method === 'PATCH') path.patch(serve);
    else path.delete(serve);
  }
}

/**
 * What is wrong with a call is told before it is asked who calls: WordPress does it in this order.
 */
async function answerOf(
  route: ResourceRoute,
  { behaviours, homeUrl }: StoreContext,
  request: Request,
  response: Response,
): Promise<Answer> {
  const call = readCall(request, response, route.args ?? {}, behaviours);
  checkCapability(callerOf(response), route, behaviours);
  if (call.isLone && request.method === 'DELETE') throw phpCrash();
  const answer = await route.handle(call);
  // What a write has done is done by then (fact 14).
  if (call.isLone && request.method !== 'GET' && !route.path.endsWith('/batch')) throw phpCrash();
  const { id = '' } = answer.body as { readonly id?: number | string };
  return {
    ...answer,
    headers: {
      ...(answer.status === 201
        ? { Location: `${homeUrl()}/wp-json/wc/v3${request.path}/${id}` }
        : {}),
      ...answer.headers,
    },
    body: isTrimmed(route, behaviours)
      ? withOwnFields(answer.body, call.params['_fields'], !behaviours.has('fields-stop-at-lists'))
      : answer.body,
  };
}

/**
 * Whether `_fields` of a call trims what it answers: of a batch that leaves nothing (fact 19).
 */
function isTrimmed({ path }: ResourceRoute, behaviours: Behaviours): boolean {
  return !path.endsWith('/batch') || behaviours.has('query-fields-empty-batch');
}

function hasNumbersOnly({ params }: Request): boolean {
  return Object.values(params).every((value) => /^\d+$/.test(String(value)));
}
