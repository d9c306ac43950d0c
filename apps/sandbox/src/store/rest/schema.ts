/** Types that WordPress checks values for. */
export type SchemaType = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'integer' | 'string';

/** What a parameter of a call has to be, in the words of JSON schema that WordPress knows. */
export interface Schema {
  readonly type: SchemaType | readonly SchemaType[];
  readonly oneOf?: readonly string[];
  readonly format?: 'date-time' | 'email' | 'uri';
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a list: what its entries are. */
  readonly items?: Schema;
  /** Of an object: what it may hold; whatever else it holds is not looked at. */
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** A parameter of a route. */
export interface Argument extends Schema {
  readonly required?: true;
  /** What it is where nobody sends it. */
  readonly initial?: unknown;
  /** Whether it is taken as it comes, whatever it is. */
  readonly isUnchecked?: true;
  /** What is made of it; by its type, where this is left out. */
  readonly clean?: (value: unknown) => unknown;
}

/** The parameters of a route, in the order in which the shop complains of them. */
export type Arguments = Readonly<Record<string, Argument>>;

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const whole: Schema = { type: 'integer' };
/** A moment that is written: WooCommerce checks only that it is a text. */
export const moment: Schema = { type: ['null', 'string'] };
/** Anything at all. */
export const anything: Schema = {
  type: ['null', 'object', 'string', 'number', 'boolean', 'integer', 'array'],
};

/** One of some texts. */
export const oneOf = (...known: readonly string[]): Schema => ({ type: 'string', oneOf: known });

/** A list. */
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object. */
export const objectOf = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
});

/** The same with what it is where nobody sends it. */
export const initially = (initial: unknown, argument: Argument): Argument => ({
  ...argument,
  initial,
});
