import type { ContractCase } from '../../suite/trial/contract-case';
import type { Json } from '../../suite/shop/json';
import { column, UNKNOWN_ID, type Trial } from '../../suite/trial/trial';

/** A product with one variation; their ids. */
async function family(trial: Trial): Promise<{ parent: number; child: number }> {
  const parent = (await trial.variable()).id;
  return { parent, child: (await trial.variation(parent)).id };
}

const priceOf = async (trial: Trial, id: number): Promise<Json> =>
  (await trial.read(id)).at('regular_price');

/** Variations: through which route, and how they differ from products. */
export const variationCases: readonly ContractCase[] = [
  {
    name: 'variations-of-many-parents',
    fact: 20,
    expected: { own: '11', foreign: '12', made: 'under its own product' },
    see: async (trial) => {
      const [one, other] = [await family(trial), await family(trial)];
      const answer = await trial.shop.post(`products/${one.parent}/variations/batch`, {
        create: [
          {
            product_id: other.parent,
            regular_price: '13',
            attributes: [{ name: 'Size', option: 'M' }],
          },
        ],
        update: [
          { id: one.child, regular_price: '11' },
          { id: other.child, product_id: other.parent, regular_price: '12' },
        ],
      });
      const parent = (await trial.read(Number(answer.at('create.0.id')))).at('parent_id');
      return {
        own: await priceOf(trial, one.child),
        foreign: await priceOf(trial, other.child),
        made: parent === other.parent ? 'under its own product' : parent,
      };
    },
  },
  {
    name: 'variation-image-unknown-refused',
    fact: 123,
    expected: {
      heeded: 'woocommerce_variation_invalid_image_id',
      without: 'woocommerce_rest_product_variation_invalid_id',
      isTouched: false,
    },
    see: async (trial) => {
      const { parent, child } = await family(trial);
      const route = `products/${UNKNOWN_ID}/variations/batch`;
      const image = { id: UNKNOWN_ID };
      const before = (await trial.read(child)).at('date_modified_gmt');
      const codeOf = async (item: Record<string, Json>): Promise<Json> =>
        (await trial.shop.post(route, { update: [item] })).at('update.0.error.code');
      return {
        heeded: await codeOf({ id: child, product_id: parent, image }),
        without: await codeOf({ id: child, image }),
        isTouched: (await trial.read(child)).at('date_modified_gmt') !== before,
      };
    },
  },
  {
    name: 'variation-foreign-404',
    fact: 20,
    expected: {
      code: 'woocommerce_rest_product_variation_invalid_id',
      status: 404,
      regular_price: '10',
    },
    see: async (trial) => {
      const [one, other] = [await family(trial), await family(trial)];
      const update = [{ id: other.child, regular_price: '12' }];
      const answer = await trial.shop.post(`products/${one.parent}/variations/batch`, { update });
      return {
        code: answer.at('update.0.error.code'),
        status: answer.at('update.0.error.data.status'),
        ...(await trial.read(other.child)).pick('regular_price'),
      };
    },
  },
  {
    name: 'variation-kept-id-object',
    fact: 75,
    expected: {
      deleted: 'its id',
      kept: { id: UNKNOWN_ID, code: 'woocommerce_rest_product_variation_invalid_id' },
    },
    see: async (trial) => {
      const { parent, child } = await family(trial);
      const answer = await trial.shop.post(`products/${parent}/variations/batch`, {
        delete: [child, UNKNOWN_ID],
      });
      const deleted = answer.at('delete.0.id');
      return {
        deleted: deleted === child ? 'its id' : deleted,
        kept: { id: answer.at('delete.1.id.id'), code: answer.at('delete.1.error.code') },
      };
    },
  },
  {
    name: 'variation-through-products-404',
    fact: 20,
    expected: {
      alone: { http: 404, code: 'woocommerce_rest_invalid_product_id' },
      'in a batch': 'woocommerce_rest_invalid_product_id',
    },
    see: async (trial) => {
      const { child } = await family(trial);
      const batch = await trial.batch({ update: [{ id: child, regular_price: '12' }] });
      return {
        alone: (await trial.write(child, { regular_price: '12' })).outcome(),
        'in a batch': batch.at('update.0.error.code'),
      };
    },
  },
  {
    name: 'variation-unknown-parent-refused',
    fact: 60,
    expected: { http: 200, code: 'woocommerce_rest_product_variation_invalid_parent', status: 404 },
    see: async ({ shop, marker }) => {
      // Without options the shop would make a variation that no key can remove.
      const attributes = [{ name: 'Size', option: 'S' }];
      const create = [{ sku: marker.sku(), regular_price: '10', attributes }];
      const answer = await shop.post(`products/${UNKNOWN_ID}/variations/batch`, { create });
      return {
        http: answer.status,
        code: answer.at('create.0.error.code'),
        status: answer.at('create.0.error.data.status'),
      };
    },
  },
  {
    name: 'variations-listed-together',
    fact: 20,
    since: '10.3',
    expected: { http: 200, 'of both products': true },
    see: async (trial) => {
      const children = [(await family(trial)).child, (await family(trial)).child];
      const answer = await trial.shop.get('variations', { per_page: 100, _fields: 'id' });
      const ids = column(answer.body, 'id');
      return { http: answer.status, 'of both products': children.every((id) => ids.includes(id)) };
    },
  },
  {
    name: 'variation-shows-parent-sku',
    fact: 21,
    expected: 'its product’s',
    see: async (trial) => {
      const parent = await trial.variable();
      const child = await trial.variation(parent.id);
      const sku = (await trial.shop.get(`products/${parent.id}/variations/${child.id}`)).at('sku');
      return sku === parent.at('sku') ? 'its product’s' : sku;
    },
  },
  {
    name: 'variation-duplicates-taken',
    fact: 21,
    expected: { http: 201, 'variations of the size': 2 },
    see: async (trial) => {
      const { parent } = await family(trial);
      const twin = { regular_price: '10', attributes: [{ name: 'Size', option: 'S' }] };
      const { status } = await trial.shop.post(`products/${parent}/variations`, twin);
      const children = (await trial.read(parent)).at('variations');
      return {
        http: status,
        'variations of the size': Array.isArray(children) ? children.length : children,
      };
    },
  },
  {
    name: 'variation-unknown-option-taken',
    fact: 21,
    expected: 'XXL',
    see: async (trial) => {
      const parent = await trial.variable();
      const attributes = [{ name: 'Size', option: 'XXL' }];
      const child = await trial.variation(parent.id, { attributes });
      return (await trial.read(child.id)).at('attributes.0.option');
    },
  },
  {
    name: 'parent-stock-governs',
    fact: 21,
    expected: { manage_stock: 'parent', stock_quantity: 50 },
    see: async (trial) => {
      const { parent, child } = await family(trial);
      await trial.write(parent, { manage_stock: true, stock_quantity: 50 });
      const route = `products/${parent}/variations/${child}`;
      await trial.shop.put(route, { stock_quantity: 3 });
      return (await trial.shop.get(route)).pick('manage_stock', 'stock_quantity');
    },
  },
  {
    name: 'variation-attribute-unflagged-skipped',
    fact: 21,
    expected: ['Size'],
    see: async (trial) => {
      const parent = await trial.variable({
        attributes: [
          { name: 'Size', variation: true, options: ['S', 'M'] },
          { name: 'Material', variation: false, options: ['Wood'] },
        ],
      });
      const attributes = [
        { name: 'Size', option: 'S' },
        { name: 'Material', option: 'Wood' },
      ];
      const child = await trial.variation(parent.id, { attributes });
      return column((await trial.read(child.id)).at('attributes'), 'name');
    },
  },
  {
    name: 'variation-menu-order-zero-ignored',
    fact: 21,
    expected: 3,
    see: async (trial) => {
      const parent = (await trial.variable()).id;
      const child = (await trial.variation(parent, { menu_order: 3 })).id;
      const route = `products/${parent}/variations/${child}`;
      await trial.shop.put(route, { menu_order: 0 });
      return (await trial.shop.get(route)).at('menu_order');
    },
  },
  {
    name: 'type-change-deletes-variations',
    fact: 21,
    expected: { http: 404, code: 'woocommerce_rest_product_invalid_id' },
    see: async (trial) => {
      const { parent, child } = await family(trial);
      await trial.write(parent, { type: 'simple' });
      return (await trial.read(child)).outcome();
    },
  },
  {
    name: 'option-octets-decoded',
    fact: 36,
    expected: 'Black White',
    see: async (trial) => {
      const size = { name: 'Size', variation: true, options: ['Black White', 'Black%20White'] };
      const parent = await trial.variable({ attributes: [size] });
      const attributes = [{ name: 'Size', option: 'Black%20White' }];
      return (await trial.variation(parent.id, { attributes })).at('attributes.0.option');
    },
  },
];
