import type { Experiment } from '../../experiment';
import { appliedAnd504 } from './applied-and-504';
import { cutAnswers } from './cut-answers';
import { deadlyProduct } from './deadly-product';
import { drippingAnswers } from './dripping-answers';
import { giganticAnswers } from './gigantic-answers';
import { htmlAnswers } from './html-answers';
import { itemErrors } from './item-errors';
import { redirectElsewhere } from './redirect-elsewhere';
import { resetAnswers } from './reset-answers';
import { silentAnswers } from './silent-answers';

/** What the shop answers: wrong, late, too much, or nothing. */
export const SHOP_EXPERIMENTS: readonly Experiment[] = [
  appliedAnd504,
  cutAnswers,
  resetAnswers,
  silentAnswers,
  itemErrors,
  deadlyProduct,
  drippingAnswers,
  giganticAnswers,
  htmlAnswers,
  redirectElsewhere,
];
