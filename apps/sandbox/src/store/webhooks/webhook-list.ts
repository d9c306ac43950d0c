import { textOf } from '../texts/coercions';
import type { Params } from '../rest/rest-call';
import { compareTexts, holdsText } from '../texts/collation-order';
import { isEmpty } from '../texts/php';
import type { StoreWebhook } from './store-webhook';

/**
 * The webhooks that a list asks for, the newest first unless it says so; those of one second by id.
 */
export function listedWebhooks(webhooks: Iterable<StoreWebhook>, params: Params): StoreWebhook[] {
  const { status, search, order, orderby } = params;
  const [include, exclude] = [
    params['include'],
    params['exclude'],
  ] as readonly (readonly number[])[];
  const direction = order === 'asc' ? 1 : -1;
  return [...webhooks]
    .filter((webhook) => status === 'all' || webhook.status === status)
    .filter(({ id }) => include === undefined || include.length === 0 || include.includes(id))
    .filter(({ id }) => exclude?.includes(id) !== true)
    .filter(({ name }) => isEmpty(search) || holdsText(name, textOf(search)))
    .sort((a, b) => direction * comparison(orderby)(a, b) || a.id - b.id);
}

function comparison(orderBy: unknown): (a: StoreWebhook, b: StoreWebhook) => number {
  if (orderBy === 'id') return (a, b) => a.id - b.id;
  if (orderBy === 'title') return (a, b) => compareTexts(a.name, b.name);
  return (a, b) => secondOf(a) - secondOf(b);
}

function secondOf({ createdAt }: StoreWebhook): number {
  return Math.floor(createdAt / 1_000);
}
