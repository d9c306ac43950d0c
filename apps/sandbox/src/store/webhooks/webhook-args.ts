import { IDS, LINE, PAGES } from '../rest/list-args';
import { initially, oneOf, text, whole, type Argument, type Arguments } from '../rest/schema';
import { countOf } from '../texts/php';

/** What a webhook can be. */
export const WEBHOOK_STATUSES = ['active', 'paused', 'disabled'] as const;

const MOMENT: Argument = { ...text, format: 'date-time' };

/** What a write of a webhook takes. */
export const WEBHOOK_WRITE: Arguments = {
  name: text,
  status: oneOf(...WEBHOOK_STATUSES),
  topic: text,
  secret: text,
  delivery_url: text,
};

/** What making a webhook takes. */
export const WEBHOOK_CREATE: Arguments = {
  ...WEBHOOK_WRITE,
  topic: { ...text, required: true },
  delivery_url: { ...text, required: true },
};

/** What a list of webhooks takes. */
export const WEBHOOK_LIST: Arguments = {
  ...PAGES,
  search: LINE,
  after: MOMENT,
  before: MOMENT,
  exclude: IDS,
  include: IDS,
  offset: { ...whole, clean: countOf },
  order: initially('desc', oneOf('asc', 'desc')),
  orderby: initially('date', oneOf('date', 'id', 'title')),
  status: initially('all', oneOf('all', ...WEBHOOK_STATUSES)),
};
