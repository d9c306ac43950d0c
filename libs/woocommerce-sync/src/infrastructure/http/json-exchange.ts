import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { AxiosError, type AxiosInstance } from 'axios';
import { NetworkError } from '../../domain/woocommerce.errors';
import { FORBIDDEN_ADDRESS, lookupAllowed, refuseForbidden } from './forbidden-address';

/**
 * Idle connections are closed after so many ms: shops close theirs after five seconds (the usual
 * `KeepAliveTimeout` of Apache), and a call that leaves on one that closes just then is lost. Where
 * an answer announces less, Node closes a second before.
 */
const IDLE_MS = 4_000;

/** One request of ours; the address is complete, query and all. */
export interface JsonRequest {
  /**
   * PUT and DELETE are only tried, to see whether they get through: all that is meant goes by POST.
   */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * What came back, whatever its status. `json` is undefined where the body is not what a JSON
 * content type promises.
 */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  readonly json: unknown;
}

/** How a `JsonExchange` behaves. */
export interface JsonExchangeOptions {
  /** Whose fault a lost connection is. */
  readonly side: 'store' | 'erp';
  /**
   * Limit for the whole exchange, from the first byte sent to the last received, in milliseconds.
   */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly tlsInsecure?: boolean;
}

/**
 * JSON over HTTP with a limit on time and on size, on kept-alive connections. Its errors never
 * carry a request's secrets.
 */
export class JsonExchange {
  private readonly http: AxiosInstance;

  constructor(private readonly options: JsonExchangeOptions) {
    // The ERP's address is the installation's own; those of shops are what people say of them.
    const guard = options.side === 'store' ? { lookup: lookupAllowed } : {};
    const kept = { keepAlive: true, timeout: IDLE_MS, ...guard };
    this.http = axios.create({
      httpAgent: new HttpAgent(kept),
      httpsAgent: new HttpsAgent({
        ...kept,
        rejectUnauthorized: options.tlsInsecure !== true,
      }),
      maxContentLength: options.maxAnswerBytes,
      maxBodyLength: Infinity,
      // A redirected POST arrives as a GET: an address that redirects is a wrong setting, not a
      // detour to take.
      maxRedirects: 0,
      responseType: 'text',
      transformResponse: (raw: unknown) => raw,
      validateStatus: () => true,
    });
  }

  /** Sends and reads one exchange. Throws `NetworkError` when there is no whole answer in time. */
  async send(request: JsonRequest): Promise<JsonAnswer> {
    try {
      if (this.options.side === 'store') refuseForbidden(request.url);
      const response = await this.http.request<string>({
        method: request.method,
        url: request.url,
        headers: {
          Accept: 'application/json',
          ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...request.headers,
        },
        data: request.body === undefined ? undefined : JSON.stringify(request.body),
        signal: AbortSignal.timeout(this.options.timeoutMs),
      });
      const headers = flatHeaders(response.headers);
      return {
        status: response.status,
        headers,
        text: response.data,
        json: parsed(headers['content-type'], response.data),
      };
    } catch (error) {
      throw this.networkError(request, error);
    }
  }

  // Built anew: the library's own error carries the request with its credentials.
  private networkError(request: JsonRequest, error: unknown): NetworkError {
    const { origin, pathname } = new URL(request.url);
    const what = `${request.method} ${origin}${pathname}`;
    const code = codeOf(error);
    if (code === 'ERR_CANCELED' || code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
      return new NetworkError(
        `${what} got no whole answer within ${this.options.timeoutMs} ms`,
        this.options.side,
        true,
        code,
      );
    }
    if (code === 'ERR_BAD_RESPONSE') {
      const limit = this.options.maxAnswerBytes;
      return new NetworkError(
        `${what} broke off, or answered more than ${limit} bytes`,
        this.options.side,
        false,
        code,
      );
    }
    return new NetworkError(`${what} failed: ${code}`, this.options.side, false, code);
  }
}

function codeOf(error: unknown): string {
  const { code } = error instanceof Error ? (error as Error & { readonly code?: unknown }) : {};
  if (code === FORBIDDEN_ADDRESS) return FORBIDDEN_ADDRESS;
  return error instanceof AxiosError ? (error.code ?? 'unknown') : 'unknown';
}

function flatHeaders(headers: object): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      value === undefined ? undefined : String(value),
    ]),
  );
}

function parsed(contentType: string | undefined, text: string): unknown {
  if (contentType?.toLowerCase().includes('json') !== true) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
