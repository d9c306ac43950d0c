import type { Clock } from '../../../application/ports/clock.port';
import type { Answer, Probe } from '../../../domain/doctor/observations';
import { NetworkError } from '../../../domain/woocommerce.errors';
import type { JsonAnswer, JsonExchange, JsonRequest } from '../../http/json-exchange';
import { withQuery } from '../client/query-text';
import type { Signer } from '../client/store-credentials';
import type { Query } from '../client/woocommerce-api.client';
import { formsOf, heard } from './probe-answer';

/** No question is begun after so many milliseconds; one takes ten seconds at the most. */
const LAST_QUESTION_MS = 45_000;

/** One question to a shop. */
export interface Question {
  readonly method?: JsonRequest['method'];
  /** Below the shop's address. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** Whether it carries the key; what may be answered by anybody does not. */
  readonly isSigned?: boolean;
}

/** Where a shop is, and how it knows us. */
export interface ProbedShop {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}

/** Asks a shop one question after the other, and notes what comes of each. */
export class ShopProbes {
  /** What became of each question. */
  readonly answers: Partial<Record<Probe, Answer>> = {};
  /** What was not asked: the time was over, the shop takes no calls for now, or it was not safe. */
  readonly unasked: Probe[] = [];
  private readonly endsAtMs: number;
  private readonly secrets: readonly string[];
  private isTurnedAway = false;

  constructor(
    readonly shop: ProbedShop,
    private readonly exchange: JsonExchange,
    private readonly sign: Signer,
    private readonly clock: Clock,
  ) {
    this.endsAtMs = clock.monotonicMs() + LAST_QUESTION_MS;
    this.secrets = formsOf(shop);
  }

  /** The answer where it is JSON with a good status; null for all others, which are noted. */
  async ask(probe: Probe, question: Question): Promise<JsonAnswer | null> {
    if (this.isTurnedAway || this.clock.monotonicMs() >= this.endsAtMs) {
      this.skip(probe);
      return null;
    }
    try {
      const answer = await this.exchange.send(this.requestOf(question));
      this.answers[probe] = heard(answer, this.secrets);
      // A shop that asks to be left alone is.
      this.isTurnedAway = answer.status === 429 || answer.status === 503;
      return answer.status < 300 && answer.json !== undefined ? answer : null;
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      this.answers[probe] = { kind: 'silence', reason: error.reason, timedOut: error.timedOut };
      return null;
    }
  }

  /** A question to WooCommerce's API, with the key. */
  askApi(probe: Probe, path: string, question: Omit<Question, 'path'> = {}) {
    return this.ask(probe, { ...question, path: `/wp-json/wc/v3${path}`, isSigned: true });
  }

  /** Notes what is not asked. */
  skip(...probes: Probe[]): void {
    this.unasked.push(...probes);
  }

  private requestOf({ method = 'GET', path, query, body, isSigned }: Question): JsonRequest {
    const url = withQuery(this.shop.url + path, query ?? {});
    const request = { method, url, headers: {}, ...(body === undefined ? {} : { body }) };
    return isSigned === true ? this.sign(request) : request;
  }
}
