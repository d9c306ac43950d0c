import type { ReplayedFile } from '../replayed-files';

/** How many products the recorded shop had in the default category. */
const UNCATEGORIZED = 132;

/** Categories: recorded in a shop that had some, and products without one. */
export const categoriesFile: ReplayedFile = {
  file: 'categories',
  start: async (replay) => {
    replay.haveCategory(16, 'Cat A');
    replay.haveCategory(18, 'BC1b');
    replay.haveCategory(20, 'BC1', 15);
    for (let made = 0; made < UNCATEGORIZED; made += 1)
      await replay.shop.writer.create({}, 'batch');
  },
};
