import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';
import { CATEGORY_IDS } from '../../life/life';

/**
 * Categories and pictures of products change, and categories are renamed, while the shop's answers
 * get lost.
 */
export const categoriesAndPictures: Experiment = {
  name: 'variants-categories-and-pictures',
  about:
    'Categories and pictures change beside prices while the shop applies every fifth write and resets',
  attacks: ['S', 'T', 'R', 'U'],
  world: { products: 20 },
  async run(lab) {
    const { erp, life, random } = lab;
    const fault = { kind: 'reset', method: 'POST', probability: 0.2, seed: lab.seed } as const;
    lab.shop.double.faults.add({ ...fault, times: 5 });
    for (let round = 0; round < 4; round += 1) {
      await life.change(10, { kinds: ['categories', 'pictures', 'price'] });
      const categoryId = random.pick(CATEGORY_IDS);
      await erp.cypher.editCategory(
        categoryId,
        { name: `Lamps of kind ${round}` },
        { silent: true },
      );
      await lab.call('POST', '/events', {
        events: [{ type: 'category.updated', data: { categoryId } }],
      });
    }
    await lab.quiet();
    await nothingFailed(lab);
  },
};
