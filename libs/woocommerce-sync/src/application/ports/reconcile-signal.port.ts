/**
 * Tells the workers that the ERP's latest changes should be read: events may have been missed. Only
 * a hint: the schedule asks every few minutes anyway. It returns at once and throws nothing.
 */
export abstract class ReconcileSignal {
  abstract now(): void;
}
