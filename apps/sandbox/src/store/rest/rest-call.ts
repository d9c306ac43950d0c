import type { Request, Response } from 'express';
import type { Behaviours } from '../behaviour/behaviours';
import { invalidParams, type ParamProblem } from '../texts/coercions';
import { StoreError } from '../http/store-error';
import { integerOf } from '../texts/php';
import { cleaned } from './clean';
import { withLists, type QueryValues } from './php-query';
import { whole, type Arguments } from './schema';
import { problemOf } from './validate';
import { isScalar } from './values';
import { isWaived, strictProblem } from './waived-checks';

/** Parameters of a call, or fields of an item of a batch, by name. */
export type Params = Readonly<Record<string, unknown>>;

/** Ids that an address names, by WordPress's names for them. */
type Ids = Readonly<Record<string, string>>;

/** One call of a route, as its handler sees it. */
export interface RestCall {
  /**
   * What was sent, checked and cleaned, in the body, the query and the path; what was not sent as
   * it is by itself.
   */
  readonly params: Params;
  /** What the query says, checked and cleaned: for links to other pages. */
  readonly query: Params;
  /** What the body says, as it came. */
  readonly body: Params;
  readonly path: Ids;
  /**
   * Whether the body is a lone text, number or flag: a write takes nothing of it, and PHP dies when
   * it is done.
   */
  readonly isLone: boolean;
  readonly request: Request;
  readonly response: Response;
}

/**
 * Reads the parameters of a call as WordPress does: the body counts before the query, the query
 * before the path.
 * @throws StoreError 400 that names all that is missing, or all that is wrong
 */
export function readCall(
  request: Request,
  response: Response,
  args: Arguments,
  behaviours: Behaviours,
): RestCall {
  const body = bodyOf(request);
  const query = queryOf(request);
  const path = request.params as Ids;
  const sent: Params = { ...path, ...query, ...body };
  checkRequired(sent, args);
  checkValues(sent, args, behaviours);
  const clean = (params: Params): Params => cleanParams(params, args);
  const initial = Object.fromEntries(
    Object.entries(args).flatMap(([name, { initial: value }]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  return {
    params: { ...initial, ...clean(path), ...clean(query), ...clean(body) },
    query: clean(query),
    body,
    path: behaviours.has('body-id-first') ? namedIds(path, query, body) : path,
    isLone: isScalar(request.body) && request.body !== 0,
    request,
    response,
  };
}

/**
 * The ids of a call: one in the body or the query counts before that in the address (fact 61).
 * @throws StoreError 400 for what is no number
 */
function namedIds(path: Ids, ...places: readonly Params[]): Ids {
  const ids: Record<string, string> = { ...path };
  for (const place of places) {
    const names = Object.keys(path).filter((name) => Object.hasOwn(place, name));
    const problems = names.flatMap((name): ParamProblem[] => {
      const problem = problemOf(place[name], whole, name);
      return problem === null ? [] : [{ field: name, ...problem }];
    });
    if (problems.length > 0) throw invalidParams(problems);
    for (const name of names) ids[name] = String(integerOf(place[name]));
  }
  return ids;
}

/** Whether a parameter was sent, as PHP's `isset` has it: null is not. */
export function isSent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function checkRequired(sent: Params, args: Arguments): void {
  const missing = Object.keys(args).filter(
    (name) => args[name]?.required === true && !isSent(sent[name]),
  );
  if (missing.length === 0) return;
  const message = `Missing parameter(s): ${missing.join(', ')}`;
  throw new StoreError(400, 'rest_missing_callback_param', message, { params: missing });
}

function checkValues(sent: Params, args: Arguments, behaviours: Behaviours): void {
  const problems = Object.entries(args).flatMap(([field, argument]): ParamProblem[] => {
    const value = sent[field];
    if (!isSent(value) || argument.isUnchecked === true) return [];
    const strict = strictProblem(field, value, behaviours);
    if (strict !== null) return [strict];
    const problem = isWaived(field, value, behaviours) ? null : problemOf(value, argument, field);
    return problem === null ? [] : [{ field, ...problem }];
  });
  if (problems.length > 0) throw invalidParams(problems);
}

function cleanParams(params: Params, args: Arguments): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const argument = Object.hasOwn(args, name) ? args[name] : undefined;
      if (argument === undefined) return [name, value];
      return [
        name,
        argument.clean === undefined ? cleaned(value, argument) : argument.clean(value),
      ];
    }),
  );
}

function bodyOf({ body }: Request): Params {
  if (typeof body !== 'object' || body === null) return {};
  return Array.isArray(body) ? Object.fromEntries(body.entries()) : (body as Params);
}

function queryOf({ query }: Request): Params {
  const values = query as QueryValues;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, withLists(value)]),
  );
}
