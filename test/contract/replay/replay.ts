import { startStoreDouble, type StoreDouble } from '../../../apps/sandbox/src/store';
import { wantedRefund } from '../../../apps/sandbox/src/store/orders/refunds/refund-request';
import type { StoreOrder } from '../../../apps/sandbox/src/store/orders/store-order';
import { AnswerComparison, neutral } from './compare-answers';
import { IdMap } from './id-map';
import { startPictureServer, type PictureServer } from './picture-server';
import { recordedPairs, type RecordedPair } from './recorded-pair';
import {
  REPLAY_KEYS,
  replayCall,
  send,
  type ReplayAnswer,
  type ReplayCall,
} from './replay-request';
import type { ReplayedFile } from './replayed-files';

/** When the first recording was made. */
const RECORDED_AT = Date.parse('2026-11-22T10:23:10Z');

/** Headers that are compared. */
const HEADERS = ['x-wp-total', 'x-wp-totalpages', 'location'] as const;

/** What the replay of one pair showed. */
export interface ReplayedPair {
  readonly name: string;
  readonly differences: readonly string[];
}

/** A shop like the recorded one, and what is known of its ids so far. */
export class Replay {
  readonly ids = new IdMap();
  private at = RECORDED_AT;

  private constructor(
    readonly shop: StoreDouble,
    private readonly pictures: PictureServer,
    clock: { read: () => number },
  ) {
    clock.read = () => this.at;
  }

  /** Opens a fresh shop: zone Europe/Athens, EUR, behind TLS, at the time of the recording. */
  static async open(): Promise<Replay> {
    const clock = { read: () => RECORDED_AT };
    const shop = await startStoreDouble({
      preset: 'instant',
      behindTls: true,
      keys: REPLAY_KEYS,
      settings: { timeZone: 'Europe/Athens', currency: 'EUR', country: 'CY', taxes: true },
      now: () => clock.read(),
    });
    return new Replay(shop, await startPictureServer(), clock);
  }

  /** Sets the shop's clock; it never goes back by itself. */
  setClock(instant: string): void {
    this.at = Date.parse(instant);
  }

  /** Makes a product that the recorded shop had, and notes whose place it takes. */
  async haveProduct(recordedId: number, body: Readonly<Record<string, unknown>>): Promise<void> {
    const { id } = await this.shop.writer.create(body, 'batch');
    this.ids.learn('post', recordedId, id);
  }

  /** Makes a category that the recorded shop had. */
  haveCategory(recordedId: number, name: string, recordedParent = 0): void {
    const parent = recordedParent === 0 ? 0 : this.ids.actual('term', recordedParent);
    this.ids.learn('term', recordedId, this.shop.catalogue.categories.make({ name, parent }).id);
  }

  /** Makes a variation that the recorded shop had. */
  async haveVariation(
    recordedId: number,
    recordedParent: number,
    body: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const parent = this.shop.catalogue.products.get(this.ids.actual('post', recordedParent));
    if (parent === undefined) throw new Error(`Nothing stands for product ${recordedParent}`);
    const { id } = await this.shop.writer.createVariation(parent, body, 'batch');
    this.ids.learn('post', recordedId, id);
  }

  /** Changes a product as somebody did whom the recording does not show. */
  async change(recordedId: number, body: Readonly<Record<string, unknown>>): Promise<void> {
    await this.shop.writer.update(this.ids.actual('post', recordedId), body, 'batch');
  }

  /** Makes an order that the recorded shop had, and notes whose place it takes. */
  haveOrder(recordedId: number, body: Readonly<Record<string, unknown>>): void {
    const sent = this.ids.value(body, '/orders') as Readonly<Record<string, unknown>>;
    const { id } = this.shop.orders.create(sent, 'single');
    this.ids.learn('post', recordedId, id);
  }

  /** Changes an order as somebody did whom the recording does not show. */
  changeOrder(recordedId: number, body: Readonly<Record<string, unknown>>): void {
    this.shop.orders.change(this.order(recordedId), body);
  }

  /** Refunds an amount of an order. */
  refundOrder(recordedId: number, amount: string): void {
    const body = { amount, api_refund: false, api_restock: false };
    this.shop.orders.refund(this.order(recordedId), wantedRefund(body));
  }

  private order(recordedId: number): StoreOrder {
    const order = this.shop.orders.orders.get(this.ids.actual('post', recordedId));
    if (order === undefined) throw new Error(`Nothing stands for order ${recordedId}`);
    return order;
  }

  /** Replays a file, its pairs in turn, and tells how each went. */
  async run(file: ReplayedFile): Promise<ReplayedPair[]> {
    await file.start?.(this);
    const replayed: ReplayedPair[] = [];
    for (const pair of recordedPairs(file.file)) {
      await file.before?.[pair.name]?.(this);
      replayed.push({
        name: pair.name,
        differences: await this.replay(pair, file.calls?.[pair.name]),
      });
    }
    return replayed;
  }

  /** Closes the shop. */
  async close(): Promise<void> {
    await Promise.all([this.shop.close(), this.pictures.close()]);
  }

  private async replay(
    pair: RecordedPair,
    adapt: (call: ReplayCall) => ReplayCall = (call) => call,
  ): Promise<string[]> {
    this.at = Math.max(this.at, latestDate(pair.response));
    const { request } = pair;
    const body = this.ids.value(request.body, request.path);
    const answer = await send(
      adapt(
        replayCall(this.shop.url, {
          ...request,
          path: this.ids.path(request.path),
          query: this.ids.value(request.query ?? {}, request.path) as Record<string, unknown>,
          ...(body === undefined ? {} : { body: this.withPictures(body) }),
        }),
      ),
    );
    return this.differences(pair, answer);
  }

  private differences(pair: RecordedPair, answer: ReplayAnswer): string[] {
    const isWhole = pair.request.query?.['_fields'] !== undefined;
    const comparison = new AnswerComparison(this.ids, pair.request.path, isWhole);
    comparison.compare(pair.response, answer.body);
    const status =
      answer.status === pair.status
        ? []
        : [`status: ${pair.status} was recorded, ${answer.status} came`];
    return [...status, ...headerDifferences(pair, answer), ...comparison.differences];
  }

  // The recorded pictures lay on a host of their own, and so did whom the shop told of changes.
  private withPictures(body: unknown): unknown {
    const text = JSON.stringify(body).replace(
      /http:\/\/127\.0\.0\.1:(9099|9100)/g,
      this.pictures.url,
    );
    return JSON.parse(text) as unknown;
  }
}

function headerDifferences({ headers = {} }: RecordedPair, answer: ReplayAnswer): string[] {
  const recordedLink =
    headers['link']?.includes('rel="next"') || headers['link']?.includes('rel="prev"');
  return [...HEADERS, ...(recordedLink === true ? ['link'] : [])].flatMap((name) => {
    const recorded = headers[name];
    const came = answer.headers.get(name) ?? undefined;
    if (recorded === undefined || (came !== undefined && neutral(recorded) === neutral(came)))
      return [];
    return [`${name}: ${recorded} was recorded, ${came ?? 'nothing'} came`];
  });
}

/** The latest moment that an answer tells of: the shop's clock was not before it. */
function latestDate(answer: unknown): number {
  const dates = JSON.stringify(answer).matchAll(/"date_(?:created|modified)_gmt":"([^"]+)"/g);
  return Math.max(...[...dates].map(([, date]) => Date.parse(`${date ?? ''}Z`)), 0);
}
