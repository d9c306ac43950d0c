import type { ReplayedFile } from '../replayed-files';

/** What the shop refuses, and what it takes although it looks wrong. */
export const errorsFile: ReplayedFile = {
  file: 'errors',
  start: async (replay) => {
    await replay.haveProduct(125, { name: 'dup', sku: 'DUP-1', global_unique_id: '111222333' });
    await replay.haveProduct(126, { name: 'dup2', sku: 'DUP-2' });
    await replay.haveProduct(127, { name: 'dupdraft', sku: 'DUP-DRAFT', status: 'draft' });
    await replay.haveProduct(128, { name: 'duptrash', sku: 'DUP-TRASH' });
    await replay.change(128, { status: 'trash' });
  },
};
