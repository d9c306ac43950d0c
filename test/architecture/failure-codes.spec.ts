import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
const CODE = /^[A-Z]+(?:_[A-Z]+)+$/;

/**
 * Layers in which items and the sides of a delivery fail; what the API answers stands in
 * `openapi.json`.
 */
const LAYERS = [
  'domain',
  'application/blame',
  'application/lane',
  'infrastructure/erp',
  'infrastructure/woocommerce',
];

/** What looks like a code of a failure and is none, or one that no item can get. */
const OTHERS = new Set([
  // Answers of the API.
  'MAPPING_NOT_FOUND',
  'STORE_UNKNOWN',
  // Of a pull of orders.
  'PULL_ABANDONED',
  // What a ValidationError has that says nothing more.
  'INVALID_DATA',
]);

function codesIn(source: string): string[] {
  const codes: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && CODE.test(node.text)) codes.push(node.text);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
  return codes;
}

it('every code with which an item can fail stands in the table of errors', () => {
  const folder = join(root, 'libs/woocommerce-sync/src');
  const files = LAYERS.flatMap((layer) =>
    readdirSync(join(folder, layer), { recursive: true, encoding: 'utf8' })
      // What a check of a shop finds stands in docs/doctor.md.
      .filter((file) => !/doctor\/(findings|rules)\//.test(file))
      // Alerts have their sentences in the page.
      .filter((file) => file !== 'overview/alerts.ts')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => join(folder, layer, file)),
  );
  const codes = new Set(files.flatMap((file) => codesIn(readFileSync(file, 'utf8'))));
  expect(codes.size).toBeGreaterThan(40);
  const docs = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const missing = [...codes].filter((code) => !OTHERS.has(code) && !docs.includes(`\`${code}\``));
  expect(missing.sort()).toEqual([]);
});
