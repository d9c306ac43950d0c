import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import type { Json } from '../suite/shop/json';
import {
  basic,
  oauth,
  unsigned,
  withQuery,
  type Credentials,
  type Signature,
} from '../suite/shop/signature';
import type { References } from './references';
import { COMPARED_HEADERS, type Step, type StepAnswer } from './step';

// A real shop takes seconds for a long batch.
const TIMEOUT_MS = 120_000;
const WC_API = '/wp-json/wc/v3/';

/** Which shop steps are sent to, and by whom. */
export interface ShopAccess {
  /** The shop's home address. */
  readonly url: URL;
  readonly credentials: Credentials;
  /** `basic` over https, `oauth` over plain http. */
  readonly scheme: 'basic' | 'oauth';
  readonly insecure: boolean;
}

/** Sends steps to a shop, and reads what it answers. */
export class StepSender {
  private readonly http: AxiosInstance;

  constructor(private readonly access: ShopAccess) {
    this.http = axios.create({
      timeout: TIMEOUT_MS,
      maxRedirects: 0,
      responseType: 'text',
      transformResponse: (text: unknown) => text,
      validateStatus: () => true,
      httpAgent: new HttpAgent({ keepAlive: true }),
      httpsAgent: new HttpsAgent({ keepAlive: true, rejectUnauthorized: !access.insecure }),
    });
  }

  /** Sends a step with what its references stand for. Throws when no answer comes. */
  async send(step: Step, references: References): Promise<StepAnswer> {
    const route = references.text(step.route);
    const home = this.access.url.href.replace(/\/$/, '');
    const address = new URL(`${home}${route.startsWith('/') ? route : `${WC_API}${route}`}`);
    const query = Object.entries(step.query ?? {}).map(([name, text]) => [
      name,
      references.text(text),
    ]);
    const signature = this.signatureOf(step);
    const { url, headers } = signature(
      step.method,
      withQuery(address, Object.fromEntries(query) as Record<string, string>),
    );
    const body =
      step.raw?.text ??
      (step.body === undefined ? undefined : JSON.stringify(references.value(step.body)));
    const response = await this.http.request<string>({
      method: step.method,
      url: url.href,
      ...(body === undefined ? {} : { data: Buffer.from(body) }),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': step.raw?.type ?? 'application/json' }),
        ...headers,
        ...step.headers,
      },
    });
    return {
      status: response.status,
      headers: this.comparedHeaders(response.headers),
      body: step.method === 'OPTIONS' ? null : this.withoutHome(response.data),
      at: Date.parse(String(response.headers['date'])),
    };
  }

  private signatureOf({ caller = 'main' }: Step): Signature {
    const { credentials, scheme } = this.access;
    if (caller === 'nobody') return unsigned;
    const own: Credentials = {
      key: caller === 'unknown key' ? `ck_${'0'.repeat(40)}` : credentials.key,
      secret: caller === 'main' ? credentials.secret : `cs_${'0'.repeat(40)}`,
    };
    return scheme === 'basic' ? basic(own) : oauth(own);
  }

  private comparedHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
    return Object.fromEntries(
      COMPARED_HEADERS.flatMap((name) => {
        const value = headers[name];
        return typeof value === 'string' ? [[name, this.neutral(value)]] : [];
      }),
    );
  }

  private withoutHome(text: string): Json {
    try {
      return JSON.parse(this.neutral(text)) as Json;
    } catch {
      return `(no JSON) ${this.neutral(text).slice(0, 500)}`;
    }
  }

  /**
   * A text without the shop's address, as JSON writes it too, and without what signs one call
   * alone.
   */
  private neutral(text: string): string {
    return text.replace(HOME, '{home}').replace(SIGNED, '$1=…');
  }
}

/** What a signature adds to the address of a call, and the shop to the links that it answers. */
const SIGNED = /(oauth_(?:consumer_key|nonce|signature|timestamp))=[^&>"]*/g;

/** The address of a shop on this machine, or of any that is named in the answers' own words. */
const HOME = /https?:(?:\\?\/){2}(?:127\.0\.0\.1|localhost)(?::\d+)?/g;
