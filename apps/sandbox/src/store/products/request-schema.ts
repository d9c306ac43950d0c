import { invalidParams, type ParamProblem } from '../coercions';

/** What a field of a request has to be, as far as the double checks it. */
interface FieldSchema {
  readonly type: 'string' | 'boolean' | 'integer' | 'array' | 'date';
  readonly oneOf?: readonly string[];
  /** Of an array: what its objects hold. */
  readonly items?: Readonly<Record<string, FieldSchema>>;
}

const TEXT: FieldSchema = { type: 'string' };
const FLAG: FieldSchema = { type: 'boolean' };
const INTEGER: FieldSchema = { type: 'integer' };
const DATE: FieldSchema = { type: 'date' };
const THINGS: FieldSchema = { type: 'array', items: { id: INTEGER } };

/** What a single write of a product or a variation may send, in the order in which WooCommerce complains. */
const PRODUCT: Readonly<Record<string, FieldSchema>> = {
  name: TEXT,
  slug: TEXT,
  date_created: DATE,
  date_created_gmt: DATE,
  type: { type: 'string', oneOf: ['simple', 'grouped', 'external', 'variable'] },
  status: {
    type: 'string',
    oneOf: ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'],
  },
  featured: FLAG,
  catalog_visibility: { type: 'string', oneOf: ['visible', 'catalog', 'search', 'hidden'] },
  description: TEXT,
  short_description: TEXT,
  sku: TEXT,
  global_unique_id: TEXT,
  regular_price: TEXT,
  sale_price: TEXT,
  date_on_sale_from: DATE,
  date_on_sale_from_gmt: DATE,
  date_on_sale_to: DATE,
  date_on_sale_to_gmt: DATE,
  virtual: FLAG,
  downloadable: FLAG,
  tax_status: { type: 'string', oneOf: ['taxable', 'shipping', 'none'] },
  tax_class: TEXT,
  manage_stock: FLAG,
  stock_quantity: INTEGER,
  stock_status: { type: 'string', oneOf: ['instock', 'outofstock', 'onbackorder'] },
  backorders: { type: 'string', oneOf: ['no', 'notify', 'yes'] },
  low_stock_amount: INTEGER,
  sold_individually: FLAG,
  weight: TEXT,
  shipping_class: TEXT,
  reviews_allowed: FLAG,
  categories: THINGS,
  brands: THINGS,
  tags: THINGS,
  images: { type: 'array', items: { id: INTEGER, src: TEXT, name: TEXT, alt: TEXT } },
  attributes: { type: 'array', items: { id: INTEGER, name: TEXT } },
  menu_order: INTEGER,
  meta_data: { type: 'array', items: {} },
};

/** A variation may also leave its stock to its product (facts.md 21). */
const VARIATION: typeof PRODUCT = { ...PRODUCT, manage_stock: { type: 'string' } };

/** Fields whose check a behaviour may switch off. */
export type Unchecked = ReadonlySet<string>;

/**
 * Checks what a single call sends of a product; null stands for "not sent" and passes.
 * @throws StoreError 400 `rest_invalid_param` that names all that is wrong.
 */
export function checkProduct(
  body: Readonly<Record<string, unknown>>,
  isVariation: boolean,
  unchecked: Unchecked,
): void {
  const problems = Object.entries(isVariation ? VARIATION : PRODUCT).flatMap(([field, schema]) => {
    const value = body[field];
    if (value === undefined || value === null || unchecked.has(field)) return [];
    if (isVariation && field === 'manage_stock') return [];
    const problem = problemOf(value, schema, field);
    return problem === null ? [] : [{ ...problem, field }];
  });
  if (problems.length > 0) throw invalidParams(problems);
}

function problemOf(value: unknown, schema: FieldSchema, param: string): ParamProblem | null {
  switch (schema.type) {
    case 'string':
      if (typeof value !== 'string') return wrongType(param, 'string');
      return schema.oneOf === undefined ? null : notOneOf(value, schema.oneOf, param);
    case 'boolean':
      return [true, false, 0, 1, '0', '1', 'true', 'false'].includes(value as string)
        ? null
        : wrongType(param, 'boolean');
    case 'integer':
      return isInteger(value) ? null : wrongType(param, 'integer');
    case 'date':
      return typeof value === 'string' ? null : wrongType(param, 'null,string');
    case 'array':
      return listProblem(value, schema.items ?? {}, param);
  }
}

function listProblem(
  value: unknown,
  items: Readonly<Record<string, FieldSchema>>,
  param: string,
): ParamProblem | null {
  if (typeof value === 'object' && !Array.isArray(value)) return wrongType(param, 'array');
  // WordPress makes a list of what is none: `5` is `["5"]`.
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [at, entry] of list.entries()) {
    if (typeof entry !== 'object' || entry === null) return wrongType(`${param}[${at}]`, 'object');
    for (const [key, schema] of Object.entries(items)) {
      const held = (entry as Readonly<Record<string, unknown>>)[key];
      if (held === undefined || held === null) continue;
      const problem = problemOf(held, schema, `${param}[${at}][${key}]`);
      if (problem !== null) return problem;
    }
  }
  return null;
}

function isInteger(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value);
  return typeof value === 'string' && value.trim() !== '' && Number.isInteger(Number(value));
}

function wrongType(param: string, type: string): ParamProblem {
  const message = `${param} is not of type ${type}.`;
  return { field: param, code: 'rest_invalid_type', message, data: { param } };
}

/** The problem of a value that is none of those that there are; null where it is one. */
export function notOneOf(value: string, known: readonly string[], field: string): ParamProblem | null {
  if (known.includes(value)) return null;
  const list = `${known.slice(0, -1).join(', ')}, and ${known.at(-1) ?? ''}`;
  return { field, code: 'rest_not_in_enum', message: `${field} is not one of ${list}.`, data: null };
}
