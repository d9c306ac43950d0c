import { withFields } from '../rest/response-fields';
import { Router, type Request, type Response } from 'express';
import { methodsByPath, type Resource } from '../http/resource';
import { offsetAt } from '../state/shop-time';
import type { StoreContext } from '../store-context';

const NAMESPACE = 'wc/v3';

/** The namespace of the route that writes the catalogue into a file (fact 46). */
const CATALOG = 'wc/pos/v1/catalog';
const NAMESPACES = ['oembed/1.0', 'wc/v1', 'wc/v2', NAMESPACE, 'wp/v2'];
const HOUR_MS = 3_600_000;

/**
 * The pages that say what a site can do, which anybody may read: `/wp-json/` and `/wp-json/wc/v3`.
 */
export function siteIndex(context: StoreContext, resources: readonly Resource[]): Router {
  const router = Router();
  router.get('/', (request: Request, response: Response) => {
    const homeUrl = context.homeUrl();
    const { timeZone, hasNamedZone } = context.settings;
    const index = {
      name: 'WooCommerce double',
      description: '',
      url: homeUrl,
      home: homeUrl,
      gmt_offset: offsetAt(context.now(), timeZone) / HOUR_MS,
      timezone_string: hasNamedZone ? timeZone : '',
      namespaces: namespacesOf(context),
      authentication: [],
      routes: routesOf(resources, homeUrl),
    };
    response.json(withFields(index, request.query['_fields']));
  });
  router.get(`/${NAMESPACE}`, (_request: Request, response: Response) => {
    response.json({ namespace: NAMESPACE, routes: routesOf(resources, context.homeUrl()) });
  });
  // It takes nothing else, not even a HEAD.
  router.options(['/', `/${NAMESPACE}`], (_request: Request, response: Response) => {
    response
      .set('Allow', 'GET')
      .json({ methods: ['GET'], endpoints: [{ methods: ['GET'], args: {} }] });
  });
  return router;
}

function namespacesOf({ behaviours, host }: StoreContext): string[] {
  const all = behaviours.has('catalog-export') ? [...NAMESPACES, CATALOG] : NAMESPACES;
  return all.filter((name) => !host.withoutWooCommerce || !name.startsWith('wc/'));
}

/** Which methods every path of the API takes, in WordPress's form. */
function routesOf(resources: readonly Resource[], homeUrl: string): Record<string, unknown> {
  const routes: Record<string, unknown> = {};
  for (const [path, methods] of methodsByPath(resources)) {
    const name = `/${NAMESPACE}${path.replace(/:(\w+)/g, String.raw`(?P<$1>[\d]+)`)}`;
    routes[name] = {
      namespace: NAMESPACE,
      methods,
      endpoints: [{ methods, args: {} }],
      ...(path.includes(':') ? {} : { _links: { self: [{ href: `${homeUrl}/wp-json${name}` }] } }),
    };
  }
  return routes;
}
