/** Tells the workers that the ERP's latest changes should be read: events may have been missed. */
export abstract class ReconcileSignal {
  abstract now(): Promise<void>;
}
