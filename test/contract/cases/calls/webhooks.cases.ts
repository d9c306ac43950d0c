import { createHmac } from 'node:crypto';
import { MISSING, type Answer } from '../../suite/shop/answer';
import type { ContractCase } from '../../suite/trial/contract-case';
import type { Json, JsonObject } from '../../suite/shop/json';
import type { Trial } from '../../suite/trial/trial';
import type { Hit } from '../../suite/shop/way-back';

const SECRET = 'contract-secret';
const NOT_IN_TIME = 'nothing came in time';

/** A new webhook, and the address that it delivers to. */
async function webhook(trial: Trial, topic: string): Promise<{ id: number; address: string }> {
  const address = trial.wayBack.mailbox();
  const made = await trial.shop.post('webhooks', { topic, delivery_url: address, secret: SECRET });
  return { id: made.having(201).id, address };
}

const isPing = ({ headers }: Hit): boolean => headers['x-wc-webhook-topic'] === undefined;
const isAbout =
  ({ id }: Answer) =>
  (hit: Hit): boolean =>
    !isPing(hit) && bodyOf(hit)['id'] === id;

function bodyOf({ body }: Hit): JsonObject {
  return JSON.parse(body.toString()) as JsonObject;
}

/**
 * What was delivered of a product that one batch wrote to twice, once a later write to another one
 * has been delivered.
 */
async function deliveriesOfTwoWrites(trial: Trial): Promise<readonly Hit[] | null> {
  const [product, other] = [await trial.product(), await trial.product()];
  const { address } = await webhook(trial, 'product.updated');
  await trial.batch({
    update: [
      { id: product.id, regular_price: '11' },
      { id: product.id, regular_price: '12' },
    ],
  });
  await trial.write(other.id, { regular_price: '11' });
  if ((await trial.delivery(address, isAbout(other))) === null) return null;
  return trial.wayBack.hits(address).filter(isAbout(product));
}

/** Webhooks. */
export const webhookCases: readonly ContractCase[] = [
  {
    name: 'webhook-ping',
    fact: 29,
    needs: ['a way back'],
    expected: { type: 'application/x-www-form-urlencoded', body: 'webhook_id=N', topic: 'no' },
    see: async (trial) => {
      const { id, address } = await webhook(trial, 'product.updated');
      const ping = await trial.delivery(address, () => true);
      if (ping === null) return NOT_IN_TIME;
      return {
        type: ping.headers['content-type'] ?? 'no',
        body: ping.body.toString().replace(`=${id}`, '=N'),
        topic: ping.headers['x-wc-webhook-topic']?.toString() ?? 'no',
      };
    },
  },
  {
    name: 'webhook-signed',
    fact: 29,
    needs: ['a way back'],
    expected: { topic: 'product.updated', signature: 'HMAC-SHA256 of the body, with the secret' },
    see: async (trial) => {
      const product = await trial.product();
      const { address } = await webhook(trial, 'product.updated');
      await trial.write(product.id, { regular_price: '11' });
      const hit = await trial.delivery(address, isAbout(product));
      if (hit === null) return NOT_IN_TIME;
      const signature = hit.headers['x-wc-webhook-signature']?.toString() ?? 'no';
      const right = createHmac('sha256', SECRET).update(hit.body).digest('base64');
      return {
        topic: hit.headers['x-wc-webhook-topic']?.toString() ?? 'no',
        signature: signature === right ? 'HMAC-SHA256 of the body, with the secret' : signature,
      };
    },
  },
  {
    name: 'webhook-secret-hidden',
    fact: 29,
    needs: ['a way back'],
    expected: { created: MISSING, read: MISSING },
    see: async (trial) => {
      const hook = {
        topic: 'product.updated',
        delivery_url: trial.wayBack.mailbox(),
        secret: SECRET,
      };
      const created = (await trial.shop.post('webhooks', hook)).having(201);
      const read = await trial.shop.get(`webhooks/${created.id}`);
      return { created: created.at('secret'), read: read.having(200).at('secret') };
    },
  },
  {
    name: 'webhook-state-at-delivery',
    fact: 29,
    needs: ['a way back'],
    expected: ['12'],
    see: async (trial) => {
      const hits = await deliveriesOfTwoWrites(trial);
      if (hits === null) return NOT_IN_TIME;
      return [...new Set(hits.map((hit): Json => bodyOf(hit)['regular_price'] ?? null))];
    },
  },
  {
    name: 'webhook-duplicates-merge',
    fact: 29,
    needs: ['a way back'],
    expected: { deliveries: 1 },
    see: async (trial) => {
      const hits = await deliveriesOfTwoWrites(trial);
      return hits === null ? NOT_IN_TIME : { deliveries: hits.length };
    },
  },
  {
    name: 'webhook-names-the-variation',
    fact: 95,
    needs: ['a way back'],
    expected: { type: 'variation', parent_id: 'its product’s' },
    see: async (trial) => {
      const parent = (await trial.variable()).id;
      const { id } = await trial.variation(parent, { regular_price: '10' });
      const { address } = await webhook(trial, 'product.updated');
      await trial.shop.put(`products/${parent}/variations/${id}`, { regular_price: '11' });
      const hit = await trial.delivery(address, (one) => !isPing(one) && bodyOf(one)['id'] === id);
      if (hit === null) return NOT_IN_TIME;
      const { type, parent_id } = bodyOf(hit);
      return { type: type ?? null, parent_id: parent_id === parent ? 'its product’s' : 'another' };
    },
  },
  {
    name: 'webhook-of-gone-is-an-error',
    fact: 95,
    needs: ['a way back'],
    expected: { code: 'woocommerce_rest_product_invalid_id', id: MISSING },
    see: async (trial) => {
      const product = await trial.product();
      const { address } = await webhook(trial, 'product.updated');
      await trial.write(product.id, { regular_price: '11' });
      await trial.shop.delete(`products/${product.id}`, true);
      const hit = await trial.delivery(
        address,
        (one) => !isPing(one) && (isAbout(product)(one) || bodyOf(one)['id'] === undefined),
      );
      if (hit === null) return NOT_IN_TIME;
      const { code, id } = bodyOf(hit);
      return { code: code ?? null, id: id === undefined ? MISSING : id };
    },
  },
  {
    name: 'webhook-disabled-after-failures',
    fact: 30,
    needs: ['a way back'],
    expected: { status: 'disabled', deliveries: 7 },
    see: async (trial) => {
      const products: Answer[] = [];
      for (let count = 0; count < 7; count += 1) products.push(await trial.product());
      const { id, address } = await webhook(trial, 'product.updated');
      trial.wayBack.fail(address);
      await trial.batch({
        update: products.map((product) => ({ id: product.id, regular_price: '11' })),
      });
      const last = await trial.delivery(address, isAbout(products[6] as Answer));
      if (last === null) return NOT_IN_TIME;
      const disabled = await trial.until(async () => {
        const { status } = (await trial.shop.get(`webhooks/${id}`)).pick('status');
        return status === 'disabled' ? status : null;
      }, SETTLE_SECONDS);
      const deliveries = trial.wayBack.hits(address).filter((hit) => !isPing(hit)).length;
      return { status: disabled ?? 'active', deliveries };
    },
  },
  {
    name: 'webhook-delete-needs-force',
    fact: 30,
    needs: ['a way back'],
    expected: { http: 501, code: 'woocommerce_rest_trash_not_supported' },
    see: async (trial) => {
      const { id } = await webhook(trial, 'product.updated');
      return (await trial.shop.delete(`webhooks/${id}`)).outcome();
    },
  },
  {
    name: 'product-deleted-on-trash',
    fact: 30,
    needs: ['a way back'],
    expected: { trashed: { id: 'the product’s' }, 'deleted for good': 'nothing' },
    see: async (trial) => {
      const [gone, trashed] = [await trial.product(), await trial.product()];
      const { address } = await webhook(trial, 'product.deleted');
      await trial.shop.delete(`products/${gone.id}`, true);
      await trial.shop.delete(`products/${trashed.id}`);
      const hit = await trial.delivery(address, isAbout(trashed));
      if (hit === null) return NOT_IN_TIME;
      const other = trial.wayBack.hits(address).some(isAbout(gone));
      return {
        trashed: { ...bodyOf(hit), id: 'the product’s' },
        'deleted for good': other ? 'a delivery too' : 'nothing',
      };
    },
  },
];

// The shop writes the status down after it has had our answer.
const SETTLE_SECONDS = 3;
