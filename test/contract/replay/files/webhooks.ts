import type { Replay } from '../replay';
import type { ReplayedFile } from '../replayed-files';

const webhook = (replay: Replay, recordedId: number) => {
  const found = replay.shop.webhooks.webhooks.get(replay.ids.actual('webhook', recordedId));
  if (found === undefined) throw new Error(`Nothing stands for webhook ${recordedId}`);
  return found;
};

/**
 * Webhooks as a client makes, reads and changes them; what they are told is recorded in another
 * form.
 */
export const webhooksFile: ReplayedFile = {
  file: 'webhooks',
  before: {
    list: (replay) => {
      for (const id of [8, 13, 14]) replay.shop.webhooks.remove(webhook(replay, id));
    },
    'GET the disabled webhook': (replay) => {
      webhook(replay, 9).status = 'disabled';
    },
  },
};
