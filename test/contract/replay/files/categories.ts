import type { ReplayedFile } from '../replayed-files';

/** Categories. */
export const categoriesFile: ReplayedFile = { file: 'categories' };
