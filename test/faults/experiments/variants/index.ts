import type { Experiment } from '../../experiment';
import { categoriesAndPictures } from './categories-and-pictures';
import { changingVariants } from './changing-variants';
import { refusedVariants } from './refused-variants';

/** What is more than a price: variants, categories, pictures. */
export const VARIANTS_EXPERIMENTS: readonly Experiment[] = [
  changingVariants,
  refusedVariants,
  categoriesAndPictures,
];
