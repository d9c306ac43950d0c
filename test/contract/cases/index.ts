import type { ContractCase } from '../suite/trial/contract-case';
import { attributeCases } from './products/attributes.cases';
import { authCases } from './calls/auth.cases';
import { batchItemCases } from './calls/batch-items.cases';
import { batchCases } from './calls/batches.cases';
import { categoryCases } from './products/categories.cases';
import { imageCases } from './products/images.cases';
import { listDateCases } from './calls/list-dates.cases';
import { listCases } from './calls/lists.cases';
import { orderCases } from './orders.cases';
import { priceCases } from './products/prices.cases';
import { productWriteCases } from './products/product-writes.cases';
import { saleDateCases } from './products/sale-dates.cases';
import { skuCases } from './products/skus.cases';
import { stockCases } from './products/stock.cases';
import { textCases } from './products/texts.cases';
import { trashCases } from './products/trash.cases';
import { variationCases } from './products/variations.cases';
import { webhookCases } from './calls/webhooks.cases';

/** Everything that a client of a WooCommerce shop relies on, in the order of the facts. */
export const CONTRACT_CASES: readonly ContractCase[] = [
  ...authCases,
  ...priceCases,
  ...saleDateCases,
  ...stockCases,
  ...productWriteCases,
  ...textCases,
  ...skuCases,
  ...trashCases,
  ...imageCases,
  ...batchCases,
  ...batchItemCases,
  ...variationCases,
  ...categoryCases,
  ...attributeCases,
  ...listCases,
  ...listDateCases,
  ...orderCases,
  ...webhookCases,
];
