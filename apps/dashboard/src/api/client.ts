import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './generated/schema';
import { ApiProblem, LostConnection } from './problem';

const HARMLESS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

let csrfToken: string | null = null;

/** Says by what the service knows that requests come from this page; null when signed out. */
export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

const asThePage: Middleware = {
  onRequest({ request }) {
    if (csrfToken !== null && !HARMLESS.has(request.method))
      request.headers.set('x-csrf-token', csrfToken);
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await ApiProblem.of(response);
  },
  onError({ error }) {
    return error instanceof TypeError ? new LostConnection('', { cause: error }) : undefined;
  },
};

/** The service's API, as `openapi.json` describes it. Whatever is not a success is thrown. */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(asThePage);

/**
 * The body of an answer.
 * @throws ApiProblem, LostConnection
 */
export async function bodyOf<Body>(answer: Promise<{ data?: Body }>): Promise<Body> {
  // What is not a success was thrown by `asThePage`.
  return (await answer).data as Body;
}
