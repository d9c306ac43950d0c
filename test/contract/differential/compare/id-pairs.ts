import { kindOfKeys, type IdKind } from '../../replay/id-kinds';

type Keys = readonly (string | number)[];

/**
 * Which id of one shop stands for which of the other; learned where both first show one at the same
 * place.
 */
export class IdPairs {
  private readonly there = new Map<string, number>();
  private readonly back = new Map<string, number>();
  private readonly all = new Set<string>();
  private readonly numbers = new Set<string>();

  /** Whether two ids at the same place may stand for each other. */
  fit(keys: Keys, route: string, recorded: number, actual: number): boolean {
    const kind = kindOfKeys(keys, route);
    if (kind === null || recorded === 0 || actual === 0) return recorded === actual;
    const [known, knownBack] = [
      this.there.get(`${kind} ${recorded}`),
      this.back.get(`${kind} ${actual}`),
    ];
    if (known === undefined && knownBack === undefined) {
      this.learn(kind, recorded, actual);
      return true;
    }
    return known === actual;
  }

  /**
   * Whether two numbers in texts may stand for each other, of whatever kind they are; in addresses
   * two that are new do.
   */
  fitAsText(recorded: string, actual: string, isAddress: boolean): boolean {
    if (recorded === actual || this.all.has(`${recorded} ${actual}`)) return true;
    const isNew =
      isAddress &&
      /^\d+$/.test(recorded) &&
      /^\d+$/.test(actual) &&
      !this.numbers.has(recorded) &&
      !this.numbers.has(actual);
    if (isNew) this.note(recorded, actual);
    return isNew;
  }

  private learn(kind: IdKind, recorded: number, actual: number): void {
    this.there.set(`${kind} ${recorded}`, actual);
    this.back.set(`${kind} ${actual}`, recorded);
    this.note(String(recorded), String(actual));
  }

  private note(recorded: string, actual: string): void {
    this.all.add(`${recorded} ${actual}`);
    this.numbers.add(recorded).add(actual);
  }
}
