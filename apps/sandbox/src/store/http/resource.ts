import type { RestCall } from '../rest/rest-call';
import type { Arguments } from '../rest/schema';
import type { Answer } from '../store-context';

/**
 * Which methods a route takes, in WordPress's words: what changes something may be sent by any of
 * three.
 */
export const METHODS = {
  readable: ['GET'],
  creatable: ['POST'],
  editable: ['POST', 'PUT', 'PATCH'],
  deletable: ['DELETE'],
} as const;

/** Carries out one call. */
export type RouteHandler = (call: RestCall) => Answer | Promise<Answer>;

/** One route of the API: what it takes, its path below `/wp-json/wc/v3`, and who carries it out. */
export interface ResourceRoute {
  readonly takes: keyof typeof METHODS;
  /** In Express's words; a parameter in it has to be a number, else the route does not fit. */
  readonly path: string;
  /** What it takes besides what stands in its path; nothing is checked where this is left out. */
  readonly args?: Arguments;
  readonly handle: RouteHandler;
}

/** A resource of the API, which knows its own routes. */
export interface Resource {
  readonly routes: readonly ResourceRoute[];
}

/** The methods that every path takes, over all of its routes. */
export function methodsByPath(
  resources: readonly Resource[],
): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, takes } of resources.flatMap(({ routes }) => routes)) {
    const known = methods.get(path) ?? [];
    known.push(...METHODS[takes].filter((method) => !known.includes(method)));
    methods.set(path, known);
  }
  return methods;
}
