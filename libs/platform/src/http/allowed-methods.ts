import type { Request } from 'express';

/** What is used of an entry of Express's router: a route, or something else that has none. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/**
 * The methods that the path of a request has routes for, as the header `Allow` names them; none
 * where the path is not known.
 */
export function allowedMethods(request: Request): readonly string[] {
  const { stack } = request.app.router as unknown as { readonly stack: readonly Layer[] };
  const methods = new Set<string>();
  for (const layer of stack) {
    if (layer.route === undefined || !layer.match(request.path)) continue;
    for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase());
  }
  // Whatever answers a GET answers a HEAD.
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}
