import type { Journal, JournalEntry } from '../../../apps/sandbox/src/store/journal/journal';

/** Counts calls that wrote only what the shop had already. */
export class DuplicateCalls {
  private readonly shown = new Map<string, string>();
  /** By call: whether a write of it changed something. */
  private readonly changed = new Map<number, boolean>();

  constructor(journal: Journal) {
    journal.onWrite((entry) => {
      this.note(entry);
    });
  }

  get calls(): number {
    return [...this.changed.values()].filter((changed) => !changed).length;
  }

  private note({ resource, id, kind, callId, values }: JournalEntry): void {
    let changed = kind !== 'update';
    for (const [field, value] of Object.entries(values)) {
      const key = `${resource} ${id} ${field}`;
      const text = JSON.stringify(value);
      changed ||= this.shown.get(key) !== text;
      this.shown.set(key, text);
    }
    this.changed.set(callId, (this.changed.get(callId) ?? false) || changed);
  }
}
