import type { Request, Response } from 'express';
import { z } from 'zod';
import { invalidParam } from '../coercions';
import { pickedFields } from '../list-fields';
import { pageOf } from '../paging';
import type { Resource, ResourceRoute } from '../resource';
import { gmtText, localText } from '../shop-time';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../store-error';
import type { StoreWebhook, WebhookStatus } from './store-webhook';
import { WEBHOOK_TOPICS } from './webhook-topics';

const STATUSES = ['active', 'paused', 'disabled'] as const satisfies readonly WebhookStatus[];

const webhookBody = z.looseObject({
  name: z.string().optional(),
  topic: z.string().optional(),
  delivery_url: z.string().optional(),
  secret: z.string().optional(),
  status: z.enum(STATUSES).optional(),
});

type WebhookBody = z.output<typeof webhookBody>;

/** The routes below `/webhooks`. */
export class WebhookRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/webhooks', handle: (request) => this.list(request) },
    { takes: 'creatable', path: '/webhooks', handle: (request, response) => this.create(request, response) },
    { takes: 'readable', path: '/webhooks/:id', handle: (request) => this.get(request) },
    {
      takes: 'editable',
      path: '/webhooks/:id',
      handle: (request, response) => this.update(request, response),
    },
    {
      takes: 'deletable',
      path: '/webhooks/:id',
      handle: (request, response) => this.remove(request, response),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private list({ query }: Request): Answer {
    const { status = 'all' } = query;
    const rows = [...this.context.webhooks.webhooks.values()].filter(
      (webhook) => status === 'all' || webhook.status === status,
    );
    const direction = query['order'] === 'asc' ? 1 : -1;
    return pageOf(
      // By the second of their making; those of one second by id.
      rows.sort((a, b) => direction * (secondOf(a) - secondOf(b)) || a.id - b.id),
      query,
      (webhook) => pickedFields(this.view(webhook), query['_fields']),
    );
  }

  private get(request: Request): Answer {
    return { body: pickedFields(this.view(this.getWebhook(request, 404)), request.query['_fields']) };
  }

  private async create(request: Request, response: Response): Promise<Answer> {
    const body = bodyOf(request);
    const { topic, delivery_url, name, secret, status } = body;
    if (topic === undefined || delivery_url === undefined) throw missing({ topic, delivery_url });
    check(body);
    const now = this.context.now();
    const made = await this.context.webhooks.create(
      { topic, deliveryUrl: delivery_url, name: name ?? nameAt(now), secret, status },
      now,
    );
    this.journal('create', made, request, response);
    return {
      status: 201,
      // The answer to its creation does not know yet that it was changed.
      body: { ...this.view(made), date_modified: null, date_modified_gmt: null },
      costMs: this.context.workers.model.perUpdate,
    };
  }

  private update(request: Request, response: Response): Answer {
    const webhook = this.getWebhook(request, 400);
    const body = bodyOf(request);
    check(body);
    const { topic, delivery_url, name, secret, status } = body;
    webhook.topic = topic ?? webhook.topic;
    webhook.deliveryUrl = delivery_url ?? webhook.deliveryUrl;
    webhook.name = name ?? webhook.name;
    webhook.secret = secret ?? webhook.secret;
    webhook.status = status ?? webhook.status;
    webhook.modifiedAt = this.context.now();
    this.journal('update', webhook, request, response);
    return { body: this.view(webhook), costMs: this.context.workers.model.perUpdate };
  }

  private remove(request: Request, response: Response): Answer {
    const webhook = this.getWebhook(request, 404);
    if (request.query['force'] !== 'true' && this.context.behaviours.has('webhook-delete-needs-force')) {
      throw new StoreError(501, 'woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.');
    }
    const body = this.view(webhook);
    this.context.webhooks.remove(webhook);
    this.journal('delete', webhook, request, response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private getWebhook({ params }: Request, status: number): StoreWebhook {
    const webhook = this.context.webhooks.webhooks.get(Number(params['id']));
    if (webhook === undefined) {
      throw new StoreError(status, 'woocommerce_rest_shop_webhook_invalid_id', 'ID is invalid.');
    }
    return webhook;
  }

  private view(webhook: StoreWebhook): Record<string, unknown> {
    const { id, name, status, topic, deliveryUrl, createdAt, modifiedAt } = webhook;
    const { homeUrl, settings, behaviours } = this.context;
    const { timeZone } = settings;
    const [resource, event] = topic.split('.');
    const webhooks = `${homeUrl()}/wp-json/wc/v3/webhooks`;
    const allow = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
    return {
      id,
      name,
      status,
      topic,
      resource,
      event,
      hooks: WEBHOOK_TOPICS[topic] ?? [],
      delivery_url: deliveryUrl,
      ...(behaviours.has('webhook-secret-hidden') ? {} : { secret: webhook.secret }),
      date_created: localText(createdAt, timeZone),
      date_created_gmt: gmtText(createdAt),
      date_modified: localText(modifiedAt, timeZone),
      date_modified_gmt: gmtText(modifiedAt),
      _links: {
        self: [{ href: `${webhooks}/${id}`, targetHints: { allow } }],
        collection: [{ href: webhooks }],
      },
    };
  }

  private journal(
    kind: 'create' | 'update' | 'delete',
    { id }: StoreWebhook,
    request: Request,
    response: Response,
  ): void {
    const { secret: _secret, ...fields } = request.body as Record<string, unknown>;
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'webhook', id, sku: '', fields, callId });
  }
}

function secondOf({ createdAt }: StoreWebhook): number {
  return Math.floor(createdAt / 1_000);
}

function bodyOf(request: Request): WebhookBody {
  const read = webhookBody.safeParse(request.body);
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? '');
  throw invalidParam(field, `${field} is not valid.`);
}

function missing(required: Readonly<Record<string, unknown>>): StoreError {
  const params = Object.keys(required).filter((name) => required[name] === undefined);
  const message = `Missing parameter(s): ${params.join(', ')}`;
  return new StoreError(400, 'rest_missing_callback_param', message, { params });
}

function check({ topic, delivery_url }: WebhookBody): void {
  if (topic !== undefined && WEBHOOK_TOPICS[topic] === undefined) {
    const message = 'Webhook topic is required and must be valid.';
    throw new StoreError(400, 'woocommerce_rest_shop_webhook_invalid_topic', message);
  }
  if (delivery_url !== undefined && !/^https?:\/\//.test(delivery_url)) {
    const message = 'Webhook delivery URL must be a valid URL starting with http:// or https://.';
    throw new StoreError(400, 'woocommerce_rest_shop_webhook_invalid_delivery_url', message);
  }
}

/** The name that the shop gives a webhook which has none, in UTC. */
function nameAt(at: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    month: 'short',
    day: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: true,
  }).formatToParts(at);
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  const [day, time] = [
    `${part('month')} ${part('day')}, ${part('year')}`,
    `${part('hour')}:${part('minute')}`,
  ];
  return `Webhook created on ${day} @ ${time} ${part('dayPeriod')}`;
}
