import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { Answer } from './answer';
import type { Belongings } from '../trial/belongings';
import type { Json, JsonObject } from './json';
import { withQuery, type Signature } from './signature';

/** What stands behind the `?` of a call. */
export type Query = Readonly<Record<string, string | number | boolean>>;

/** One call of a shop. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API, as in `products/12`. */
  readonly route: string;
  /** In place of the address of the route: a path below the shop's own. */
  readonly path?: string;
  readonly query?: Query;
  readonly body?: Json;
  /** Of a body that is not to be declared as JSON. */
  readonly contentType?: string;
  /** In place of the client's own. */
  readonly signature?: Signature;
}

// A shop downloads pictures while it is being asked, for up to 300 seconds each (fact 13).
const TIMEOUT_MS = 120_000;
const WC_API = 'wp-json/wc/v3';

/** Calls a shop, and keeps note of what it makes there. */
export class ShopClient {
  private readonly http: AxiosInstance;

  /**
   * `url` is the shop's home; `insecure` accepts any certificate.
   */
  constructor(
    private readonly url: URL,
    private readonly signature: Signature,
    private readonly belongings: Belongings,
    insecure: boolean,
  ) {
    this.http = axios.create({
      timeout: TIMEOUT_MS,
      maxRedirects: 0,
      responseType: 'text',
      transformResponse: (text: unknown) => text,
      validateStatus: () => true,
      httpAgent: new HttpAgent({ keepAlive: true }),
      httpsAgent: new HttpsAgent({ keepAlive: true, rejectUnauthorized: !insecure }),
    });
  }

  /** GET of a route. */
  get(route: string, query: Query = {}): Promise<Answer> {
    return this.send({ method: 'GET', route, query });
  }

  /** POST to a route. */
  post(route: string, body: JsonObject, query: Query = {}): Promise<Answer> {
    return this.send({ method: 'POST', route, body, query });
  }

  /** PUT to a route. */
  put(route: string, body: JsonObject): Promise<Answer> {
    return this.send({ method: 'PUT', route, body });
  }

  /** DELETE of a route; `force` for good. */
  delete(route: string, force = false): Promise<Answer> {
    return this.send({ method: 'DELETE', route, query: force ? { force } : {} });
  }

  /** Any call. Throws when no answer comes. */
  async send(call: Call): Promise<Answer> {
    const home = this.url.href.replace(/\/$/, '');
    const address = withQuery(
      new URL(`${home}/${call.path ?? `${WC_API}/${call.route}`}`),
      call.query ?? {},
    );
    const { url, headers } = (call.signature ?? this.signature)(call.method, address);
    const response = await this.http.request<string>({
      method: call.method,
      url: url.href,
      ...(call.body === undefined ? {} : { data: JSON.stringify(call.body) }),
      headers: {
        accept: 'application/json',
        'content-type': call.contentType ?? 'application/json',
        ...headers,
      },
    });
    const answer = new Answer(
      response.status,
      headersOf(response),
      bodyOf(response),
      `${call.method} ${call.path ?? call.route}`,
    );
    this.belongings.note(call, answer);
    return answer;
  }
}

function headersOf({ headers }: AxiosResponse<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

// Only a JSON content type that parses is an answer (fact 33).
function bodyOf({ headers, data }: AxiosResponse<string>): Json {
  if (String(headers['content-type']).includes('json')) {
    try {
      return JSON.parse(data) as Json;
    } catch {
      return `(broken JSON) ${data}`;
    }
  }
  return `(no JSON) ${data}`;
}
