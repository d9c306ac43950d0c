import type { Replay } from './replay';
import type { ReplayCall } from './replay-request';
import { authFile } from './files/auth';
import { batchFile } from './files/batch';
import { categoriesFile } from './files/categories';
import { errorsFile } from './files/errors';
import { orderFullFile, ordersFile } from './files/orders';
import { productListsFile } from './files/product-lists';
import { productsFile } from './files/products';
import { saleAndMetaFile } from './files/sale-and-meta';
import { variationsFile } from './files/variations';
import { webhooksFile } from './files/webhooks';

/** How a file of recordings is replayed. */
export interface ReplayedFile {
  readonly file: string;
  /** What the recorded shop had before the first pair. */
  readonly start?: (replay: Replay) => Promise<void>;
  /**
   * What happened to the recorded shop before a pair, by the pair's name, without being recorded.
   */
  readonly before?: Readonly<Record<string, (replay: Replay) => Promise<void> | void>>;
  /**
   * Pairs whose call has to be changed before it is sent: a signature that is wrong on purpose, and
   * the like.
   */
  readonly calls?: Readonly<Record<string, (call: ReplayCall) => ReplayCall>>;
}

/** Every file of recorded pairs that is replayed, each against a shop of its own. */
export const REPLAYED_FILES: readonly ReplayedFile[] = [
  productsFile,
  productListsFile,
  batchFile,
  errorsFile,
  variationsFile,
  categoriesFile,
  saleAndMetaFile,
  authFile,
  ordersFile,
  orderFullFile,
  webhooksFile,
];
