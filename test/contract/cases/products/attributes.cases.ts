import type { Answer } from '../../suite/shop/answer';
import type { ContractCase } from '../../suite/trial/contract-case';
import { column, type Trial } from '../../suite/trial/trial';

const REFUSED = { http: 400, code: 'woocommerce_rest_cannot_create' };

/** Creates an attribute; the answer may be a refusal. */
function tryAttribute(trial: Trial, slug: string): Promise<Answer> {
  return trial.shop.post('products/attributes', { name: trial.marker.name(), slug });
}

async function attribute(trial: Trial): Promise<number> {
  return (await tryAttribute(trial, trial.marker.slug())).having(201).id;
}

/** Global attributes. */
export const attributeCases: readonly ContractCase[] = [
  {
    name: 'attribute-slug-28',
    fact: 23,
    expected: { 'of 28 characters': 201, 'of 29': REFUSED },
    see: async (trial) => {
      const [longest, tooLong] = [
        trial.marker.slug().padEnd(28, 'x'),
        trial.marker.slug().padEnd(29, 'x'),
      ];
      return {
        'of 28 characters': (await tryAttribute(trial, longest)).status,
        'of 29': (await tryAttribute(trial, tooLong)).outcome(),
      };
    },
  },
  {
    name: 'attribute-list-unpaged',
    fact: 23,
    expected: 'both on a page of one',
    see: async (trial) => {
      const made = [await attribute(trial), await attribute(trial)];
      const list = await trial.shop.get('products/attributes', { per_page: 1 });
      return made.every((id) => list.ids.includes(id)) ? 'both on a page of one' : list.ids.length;
    },
  },
  {
    name: 'attribute-duplicate-refused',
    fact: 23,
    expected: REFUSED,
    see: async (trial) => {
      const slug = trial.marker.slug();
      (await tryAttribute(trial, slug)).having(201);
      return (await tryAttribute(trial, slug)).outcome();
    },
  },
  {
    name: 'attribute-options-make-terms',
    fact: 23,
    expected: ['Green', 'Red'],
    see: async (trial) => {
      const id = await attribute(trial);
      await trial.product({ attributes: [{ id, visible: true, options: ['Red', 'Green'] }] });
      const terms = await trial.shop.get(`products/attributes/${id}/terms`);
      return column(terms.body, 'name').map(String).sort();
    },
  },
  {
    name: 'own-options-split',
    fact: 36,
    expected: ['S', 'M', 'L'],
    see: async (trial) => {
      const attributes = [{ name: 'Size', visible: true, options: ['S|M', 'L'] }];
      return (await trial.product({ attributes })).at('attributes.0.options');
    },
  },
];
