import type { ContractCase } from '../../suite/trial/contract-case';
import type { JsonObject } from '../../suite/shop/json';
import { column, type Trial } from '../../suite/trial/trial';

const UPLOAD_ERROR = { http: 400, code: 'woocommerce_product_image_upload_error' };

/** A product with a picture: its id, the picture's, and where that came from. */
async function pictured(trial: Trial): Promise<{ id: number; image: number; src: string }> {
  const src = trial.wayBack.picture();
  const product = await trial.product({ images: [{ src }] });
  return { id: product.id, image: Number(product.at('images.0.id')), src };
}

/** The pictures of a product after it was written. */
async function imagesAfter(
  trial: Trial,
  id: number,
  fields: JsonObject,
): Promise<readonly unknown[]> {
  (await trial.write(id, fields)).having(200);
  return column((await trial.read(id)).at('images'), 'id');
}

/** Pictures. */
export const imageCases: readonly ContractCase[] = [
  {
    name: 'image-src-new-attachment',
    fact: 13,
    needs: ['a way back'],
    expected: { attachment: 'a new one', downloads: 2 },
    see: async (trial) => {
      const { id, image, src } = await pictured(trial);
      const [after] = await imagesAfter(trial, id, { images: [{ src }] });
      return {
        attachment: after === image ? 'the one it had' : 'a new one',
        downloads: trial.wayBack.hits(src).length,
      };
    },
  },
  {
    name: 'image-id-kept',
    fact: 13,
    needs: ['a way back'],
    expected: { attachment: 'the one it had', downloads: 1 },
    see: async (trial) => {
      const { id, image, src } = await pictured(trial);
      const [after] = await imagesAfter(trial, id, { images: [{ id: image }] });
      return {
        attachment: after === image ? 'the one it had' : 'a new one',
        downloads: trial.wayBack.hits(src).length,
      };
    },
  },
  {
    name: 'image-failure-spoils-write',
    fact: 13,
    needs: ['a way back'],
    expected: { ...UPLOAD_ERROR, regular_price: '10' },
    see: async (trial) => {
      const { id } = await trial.product({ regular_price: '10' });
      const images = [{ src: trial.wayBack.picture('missing') }];
      const answer = await trial.write(id, { regular_price: '77', images });
      return { ...answer.outcome(), ...(await trial.read(id)).pick('regular_price') };
    },
  },
  {
    name: 'image-extension-required',
    fact: 13,
    needs: ['a way back'],
    expected: UPLOAD_ERROR,
    see: async (trial) => {
      const images = [{ src: trial.wayBack.picture('without ending') }];
      return (await trial.tryProduct({ images })).outcome();
    },
  },
  {
    name: 'variation-shows-products-picture',
    fact: 130,
    needs: ['a way back'],
    expected: { view: 'that of its product', edit: null },
    see: async (trial) => {
      const product = await trial.variable({ images: [{ src: trial.wayBack.picture() }] });
      const variation = await trial.variation(product.id);
      const path = `products/${product.id}/variations/${variation.id}`;
      const [view, edit] = [
        await trial.shop.get(path),
        await trial.shop.get(path, { context: 'edit' }),
      ];
      const isLent = view.at('image.id') === product.at('images.0.id');
      return { view: isLent ? 'that of its product' : view.at('image'), edit: edit.at('image') };
    },
  },
  {
    name: 'no-images-clear',
    fact: 9,
    needs: ['a way back'],
    expected: 0,
    see: async (trial) => {
      const { id } = await pictured(trial);
      return (await imagesAfter(trial, id, { images: [] })).length;
    },
  },
];
