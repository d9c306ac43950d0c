import { flagOf, textOf } from '../../texts/coercions';
import { withAllowedMarkup } from '../../texts/markup/kses';
import { integerOf, withoutSlashes } from '../../texts/php';
import { applyTaxClass } from './properties';
import { sentScalar, type ProductWrite } from './product-write';
import { statusOf } from './texts';

/** Takes what a variation has of its own besides its SKU, prices, stock and options. */
export function applyVariationFields(write: ProductWrite): void {
  const { draft, shop } = write;
  const status = sentScalar(write, 'status');
  if (status !== undefined) draft.status = statusOf(textOf(status), write);
  for (const field of ['virtual', 'downloadable'] as const) {
    const value = sentScalar(write, field);
    if (value !== undefined) draft[field] = flagOf(value);
  }
  applyTaxClass(write);
  const description = sentScalar(write, 'description');
  if (description !== undefined)
    draft.description = withoutSlashes(withAllowedMarkup(textOf(description)));
  const order = integerOf(sentScalar(write, 'menu_order'));
  const isSent = write.params['menu_order'] !== undefined;
  if (order !== 0 || (isSent && !shop.behaviours.has('variation-menu-order-zero-ignored')))
    draft.menu_order = order;
}
