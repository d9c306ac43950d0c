import type { NextFunction, Request, Response } from 'express';

/**
 * Lets `?_method=` or the header `X-HTTP-Method-Override` say the method, as WordPress does for
 * hosts that block PUT and DELETE (fact 2). The signature of a call is over the method that was
 * really sent.
 */
export function methodOverride(request: Request, response: Response, next: NextFunction): void {
  Object.assign(response.locals, { sentMethod: request.method });
  const said = request.query['_method'] ?? request.get('x-http-method-override');
  if (typeof said === 'string' && said !== '') request.method = said.toUpperCase();
  next();
}

/** The method that a call was sent with. */
export function sentMethod(request: Request): string {
  const locals = request.res?.locals as { sentMethod?: string } | undefined;
  return locals?.sentMethod ?? request.method;
}
