import type { z } from 'zod';
import type { Clock } from '../../../application/ports/clock.port';
import { WooCommerceApiError } from '../../../domain/shop.errors';
import type { JsonAnswer, JsonExchange, JsonRequest } from '../../http/json-exchange';
import { errorOf, unreadableAnswer } from '../replies/reply-errors';
import { withQuery } from './query-text';
import { batchReply, type BatchReply } from '../replies/reply.schemas';
import type { Signer } from './store-credentials';

/** Parameters of a call; values are sent as they are, lists joined by commas (fact 1). */
export type Query = Readonly<Record<string, string | number>>;

/** One resource's part of a call that writes, in WooCommerce's own words. */
export type Payload = Readonly<Record<string, unknown>>;

/** What one batch call makes and changes. */
export interface BatchRequest {
  readonly create: readonly Payload[];
  readonly update: readonly Payload[];
}

/** An answer that was parsed, with what the shop said around it. */
export interface Parsed<T> {
  readonly value: T;
  readonly headers: JsonAnswer['headers'];
  /**
   * By the shop's own clock; null where it does not tell. Nothing proves that its clock is right.
   */
  readonly answeredAt: Date | null;
}

/**
 * Most rows of a page, and most parts of a batch: the shop gives and takes no more (facts 15, 24).
 */
export const PAGE_SIZE = 100;

/**
 * Signed calls to one shop's REST API v3, with parsed answers; every failure is one of our errors.
 */
export class WooCommerceApiClient {
  private readonly restUrl: string;
  private readonly baseUrl: string;

  constructor(
    shopUrl: string,
    private readonly exchange: JsonExchange,
    private readonly sign: Signer,
    private readonly clock: Clock,
  ) {
    this.restUrl = `${shopUrl}/wp-json`;
    this.baseUrl = `${this.restUrl}/wc/v3`;
  }

  /** A GET. */
  async read<S extends z.ZodType>(path: string, query: Query, schema: S): Promise<z.infer<S>> {
    return (await this.readPage(path, query, schema)).value;
  }

  /** A GET whose headers matter, too: how many pages there are, and when it was. */
  async readPage<S extends z.ZodType>(
    path: string,
    query: Query,
    schema: S,
  ): Promise<Parsed<z.infer<S>>> {
    const answer = await this.send('GET', path, query);
    const { headers } = answer;
    return {
      value: this.parse('GET', answer, schema),
      headers,
      answeredAt: dateIn(headers['date']),
    };
  }

  /**
   * A POST: it changes what there is as a PUT does, and gets through where a host blocks that (fact
   * 47).
   */
  async write<S extends z.ZodType>(
    path: string,
    body: unknown,
    schema: S,
    query: Query,
  ): Promise<z.infer<S>> {
    return this.parse('POST', await this.send('POST', path, query, body), schema);
  }

  /**
   * A POST to a route of another family than the usual one, as of the shop's own point of sale.
   * @param path below `/wp-json`
   */
  async writeBeside<S extends z.ZodType>(
    path: string,
    query: Query,
    schema: S,
  ): Promise<z.infer<S>> {
    const url = withQuery(`${this.restUrl}${path}`, query);
    const request = { method: 'POST' as const, url, headers: {} };
    return this.parse('POST', await this.exchange.send(this.sign(request)), schema);
  }

  /**
   * A POST to a batch route. The answer has as many entries as the request, in its order (fact 15).
   */
  async batch(path: string, data: BatchRequest): Promise<BatchReply> {
    const answer = await this.send('POST', path, {}, data);
    const reply = this.parse('POST', answer, batchReply);
    if (
      (reply.create ?? []).length !== data.create.length ||
      (reply.update ?? []).length !== data.update.length
    ) {
      throw unreadableAnswer(answer, 'it answers another number of parts than were sent');
    }
    return reply;
  }

  private send(
    method: JsonRequest['method'],
    path: string,
    query: Query,
    body?: unknown,
  ): Promise<JsonAnswer> {
    const url = withQuery(this.baseUrl + path, query);
    const request = { method, url, headers: {}, ...(body === undefined ? {} : { body }) };
    return this.exchange.send(this.sign(request));
  }

  private parse<S extends z.ZodType>(
    method: JsonRequest['method'],
    answer: JsonAnswer,
    schema: S,
  ): z.infer<S> {
    const error = errorOf(answer, method, this.clock.now());
    if (error !== null) throw error;
    const result = schema.safeParse(answer.json);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    throw unreadableAnswer(answer, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  }
}

function dateIn(header: string | undefined): Date | null {
  const at = new Date(header ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
}

/** What a call answered; null where the shop answered with one of these HTTP statuses instead. */
export async function unlessStatus<T>(
  call: Promise<T>,
  ...statuses: readonly number[]
): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WooCommerceApiError && statuses.includes(error.status)) return null;
    throw error;
  }
}
