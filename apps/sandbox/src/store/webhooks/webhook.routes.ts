import type { Response } from 'express';
import { textOf } from '../texts/coercions';
import { pageOf } from '../http/paging';
import type { Resource, ResourceRoute } from '../http/resource';
import { CONTEXT } from '../rest/list-args';
import type { Params, RestCall } from '../rest/rest-call';
import { flag } from '../rest/schema';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../http/store-error';
import { isEmpty } from '../texts/php';
import { WEBHOOK_CREATE, WEBHOOK_LIST, WEBHOOK_WRITE } from './webhook-args';
import type { StoreWebhook, WebhookStatus } from './store-webhook';
import { hooksOf } from './webhook-topics';
import { listedWebhooks } from './webhook-list';
import { nameAt, webhookView } from './webhook-view';

/** The routes below `/webhooks`. */
export class WebhookRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/webhooks', args: WEBHOOK_LIST, handle: (call) => this.list(call) },
    {
      takes: 'creatable',
      path: '/webhooks',
      args: WEBHOOK_CREATE,
      handle: (call) => this.create(call),
    },
    {
      takes: 'readable',
      path: '/webhooks/:id',
      args: { context: CONTEXT },
      handle: (call) => this.get(call),
    },
    {
      takes: 'editable',
      path: '/webhooks/:id',
      args: WEBHOOK_WRITE,
      handle: (call) => this.update(call),
    },
    {
      takes: 'deletable',
      path: '/webhooks/:id',
      args: { force: flag },
      handle: (call) => this.remove(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private list(call: RestCall): Answer {
    const rows = listedWebhooks(this.context.webhooks.webhooks.values(), call.params);
    const list = { shop: this.context, path: '/webhooks' };
    return pageOf(rows, call, (webhook) => webhookView(webhook, this.context), list);
  }

  private get(call: RestCall): Answer {
    return { body: webhookView(this.find(call, 404), this.context) };
  }

  private async create({ params, body, response }: RestCall): Promise<Answer> {
    const { name, secret, status } = params;
    const [topic, deliveryUrl] = [textOf(params['topic']), textOf(params['delivery_url'])];
    checkTopic(topic, 'is required and must');
    checkUrl(deliveryUrl);
    const now = this.context.now();
    const made = await this.context.webhooks.create(
      {
        topic: topic.toLowerCase(),
        deliveryUrl,
        name: isEmpty(name) ? nameAt(now) : textOf(name),
        secret: textOf(secret),
        ...(isEmpty(status) ? {} : { status: status as WebhookStatus }),
      },
      now,
    );
    this.journal('create', made, body, response);
    return {
      status: 201,
      // The answer to its creation does not know yet that it was changed.
      body: { ...webhookView(made, this.context), date_modified: null, date_modified_gmt: null },
      costMs: this.context.workers.model.perUpdate,
    };
  }

  private update(call: RestCall): Answer {
    const webhook = this.find(call, 400);
    const { name, topic, delivery_url: url, secret, status } = call.params;
    if (!isEmpty(topic)) checkTopic(textOf(topic), 'must');
    if (!isEmpty(url)) checkUrl(textOf(url));
    if (!isEmpty(topic)) webhook.topic = textOf(topic);
    if (!isEmpty(url)) webhook.deliveryUrl = textOf(url);
    if (!isEmpty(name)) webhook.name = textOf(name);
    if (!isEmpty(secret)) webhook.secret = textOf(secret);
    if (!isEmpty(status)) webhook.status = status as WebhookStatus;
    webhook.modifiedAt = this.context.now();
    this.journal('update', webhook, call.body, call.response);
    return {
      body: webhookView(webhook, this.context),
      costMs: this.context.workers.model.perUpdate,
    };
  }

  private remove(call: RestCall): Answer {
    if (
      call.params['force'] !== true &&
      this.context.behaviours.has('webhook-delete-needs-force')
    ) {
      throw new StoreError(
        501,
        'woocommerce_rest_trash_not_supported',
        'Webhooks do not support trashing.',
      );
    }
    const webhook = this.find(call, 404, 'Invalid ID.');
    const body = webhookView(webhook, this.context);
    this.context.webhooks.remove(webhook);
    this.journal('delete', webhook, {}, call.response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private find({ path }: RestCall, status: number, message = 'ID is invalid.'): StoreWebhook {
    const webhook = this.context.webhooks.webhooks.get(Number(path['id']));
    if (webhook === undefined) {
      throw new StoreError(status, 'woocommerce_rest_shop_webhook_invalid_id', message);
    }
    return webhook;
  }

  private journal(
    kind: 'create' | 'update' | 'delete',
    { id }: StoreWebhook,
    { secret: _secret, ...fields }: Params,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'webhook', id, sku: '', fields, callId });
  }
}

function checkTopic(topic: string, must: string): void {
  if (!isEmpty(topic) && hooksOf(topic.toLowerCase()) !== null) return;
  throw new StoreError(
    400,
    'woocommerce_rest_shop_webhook_invalid_topic',
    `Webhook topic ${must} be valid.`,
  );
}

function checkUrl(url: string): void {
  if (/^https?:\/\//.test(url) && URL.canParse(url) && !/[^!-~]/.test(url)) return;
  const message = 'Webhook delivery URL must be a valid URL starting with http:// or https://.';
  throw new StoreError(400, 'woocommerce_rest_shop_webhook_invalid_delivery_url', message);
}
