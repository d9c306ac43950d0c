import type { Lab } from './lab';

const FAILED = `
  SELECT "product_id" AS "productId", "sync_type" AS "syncType", "error_code" AS "errorCode",
         "error_message" AS "errorMessage"
    FROM "wc_sync_items" WHERE "status" = 'failed'`;

/** An item that failed, and why. */
export interface FailedItem {
  readonly productId: string;
  readonly syncType: string;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** What has failed, and nothing has superseded since. */
export function failedItemsOf({ database }: Lab): Promise<FailedItem[]> {
  return database.query<FailedItem>(FAILED);
}

/** What failed is nobody's fault but these products'. @throws Error that names one of the others */
export async function onlyTheseFailed(lab: Lab, productIds: readonly string[]): Promise<void> {
  const other = (await failedItemsOf(lab)).find(({ productId }) => !productIds.includes(productId));
  if (other !== undefined) throw new Error(`It cost others something: ${JSON.stringify(other)}`);
}

/**
 * Nothing failed, since nothing was wrong with any product. @throws Error that names an item that
 * did
 */
export function nothingFailed(lab: Lab): Promise<void> {
  return onlyTheseFailed(lab, []);
}

/** An admin tries again what failed, once the fault is mended; then all of it has to be right. */
export async function retryFailed(lab: Lab): Promise<void> {
  await lab.call('POST', '/sync/retry', {});
  await lab.quiet();
  await nothingFailed(lab);
}
