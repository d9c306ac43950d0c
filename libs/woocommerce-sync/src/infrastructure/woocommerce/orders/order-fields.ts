import type { OrderNotes } from './order-notes';
import {
  isNothing,
  isRecord,
  readFlag,
  readId,
  readList,
  readMoney,
  readNumber,
  readText,
  readUtc,
  type Reading,
} from './order-values';

/** Where an object of the shop's answer stands: by the shop's names, and by ours. */
interface Place {
  readonly theirs: string;
  readonly ours: string;
}

/** A field by the shop's name; ours where it is another one. */
type FieldName = string | readonly [theirs: string, ours: string];

/**
 * Reads the fields of one object of an order without guessing. What cannot be read is left out,
 * with a note.
 */
export class OrderFields {
  constructor(
    private readonly row: Readonly<Record<string, unknown>>,
    private readonly notes: OrderNotes,
    private readonly place: Place = { theirs: '', ours: '' },
  ) {}

  /** Text that may as well be empty; `''` for what cannot be read. */
  text(name: FieldName): string {
    return this.read(name, readText, '');
  }

  /** Text that every order has; noted where it is empty. */
  neededText(name: FieldName): string {
    const value = this.text(name);
    if (isNothing(this.valueOf(name))) this.note(name, 'is missing or empty');
    return value;
  }

  money(name: FieldName): string | null {
    return this.read(name, readMoney, null);
  }

  /** Money of something that may cost nothing. */
  moneyIfAny(name: FieldName): string | null {
    return isNothing(this.valueOf(name)) ? null : this.money(name);
  }

  number(name: FieldName): number | null {
    return this.read(name, readNumber, null);
  }

  /** A number that may be left out. */
  numberIfAny(name: FieldName): number | null {
    return isNothing(this.valueOf(name)) ? null : this.number(name);
  }

  flag(name: FieldName): boolean | null {
    return this.read(name, readFlag, null);
  }

  /** An id that everything of its kind has. */
  id(name: FieldName): number | null {
    return this.read(name, readId, null);
  }

  /** An id of something else; 0 where it names nothing. */
  reference(name: FieldName): number | null {
    return isNothing(this.valueOf(name)) ? 0 : this.id(name);
  }

  time(name: FieldName): string | null {
    return this.read(name, readUtc, null);
  }

  /** A time of something that may not have happened. */
  timeIfAny(name: FieldName): string | null {
    return isNothing(this.valueOf(name)) ? null : this.time(name);
  }

  /** An object; an empty one, with a note, in the place of what is none. */
  object(name: FieldName): OrderFields {
    const value = this.valueOf(name);
    if (!isRecord(value)) this.note(name, value === undefined ? 'is missing' : 'holds no fields');
    return new OrderFields(isRecord(value) ? value : {}, this.notes, this.placeOf(name));
  }

  /** The objects of a list, each mapped; what is no object is left out, with a note. */
  list<T>(name: FieldName, map: (fields: OrderFields) => T): readonly T[] {
    const entries = this.read(name, readList, []);
    const { theirs, ours } = this.placeOf(name);
    return entries.flatMap((entry, index) => {
      const place = { theirs: `${theirs}.${index}`, ours: `${ours}.${index}` };
      if (isRecord(entry)) return [map(new OrderFields(entry, this.notes, place))];
      this.notes.add(
        place.ours,
        `the shop's ${place.theirs} is left out: it holds no fields`,
        entry,
      );
      return [];
    });
  }

  /** A field as the shop gave it; `undefined` where it gave none. */
  raw(name: FieldName): unknown {
    return this.valueOf(name);
  }

  /** Notes something about a field. */
  note(name: FieldName, problem: string): void {
    const { theirs, ours } = this.placeOf(name);
    this.notes.add(ours, `the shop's ${theirs} ${problem}`, this.valueOf(name));
  }

  /** Notes something about the object itself. */
  noteItself(problem: string): void {
    this.notes.add(this.place.ours, `the shop's ${this.place.theirs} ${problem}`, undefined);
  }

  private read<T, E>(name: FieldName, reader: (value: unknown) => Reading<T>, otherwise: E): T | E {
    const reading = reader(this.valueOf(name));
    if ('value' in reading) return reading.value;
    this.note(name, reading.problem);
    return otherwise;
  }

  private valueOf(name: FieldName): unknown {
    const theirs = typeof name === 'string' ? name : name[0];
    return Object.hasOwn(this.row, theirs) ? this.row[theirs] : undefined;
  }

  private placeOf(name: FieldName): Place {
    const [theirs, ours] = typeof name === 'string' ? [name, name] : name;
    return { theirs: below(this.place.theirs, theirs), ours: below(this.place.ours, ours) };
  }
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
