import { RememberWhatIsOurs1764600000000 } from './1764600000000-remember-what-is-ours';
import { PictureCategories1764700000000 } from './1764700000000-picture-categories';
import { ForgetOrders1764800000000 } from './1764800000000-forget-orders';
import { CountCompletedItems1764900000000 } from './1764900000000-count-completed-items';
import { TouchFewerIndexes1765000000000 } from './1765000000000-touch-fewer-indexes';
import { NoteTheLastPage1765100000000 } from './1765100000000-note-the-last-page';
import { KeepDoubtsWithTheFlight1765200000000 } from './1765200000000-keep-doubts-with-the-flight';
import { BatchCategories1765300000000 } from './1765300000000-batch-categories';
import { OweAcknowledgements1765400000000 } from './1765400000000-owe-acknowledgements';

/** The migrations of this month, oldest first. */
export const MIGRATIONS_2025_12 = [
  RememberWhatIsOurs1764600000000,
  PictureCategories1764700000000,
  ForgetOrders1764800000000,
  CountCompletedItems1764900000000,
  TouchFewerIndexes1765000000000,
  NoteTheLastPage1765100000000,
  KeepDoubtsWithTheFlight1765200000000,
  BatchCategories1765300000000,
  OweAcknowledgements1765400000000,
];
