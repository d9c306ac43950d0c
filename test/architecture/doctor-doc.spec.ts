import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDINGS } from '../../libs/woocommerce-sync/src/domain/doctor/findings/finding-table';

const ROOT = join(__dirname, '../..');
const RULES = join(ROOT, 'libs/woocommerce-sync/src/domain/doctor');

/** Rows of the tables of docs/doctor.md, without what makes them a table. */
const rows = new Map(
  [
    ...readFileSync(join(ROOT, 'docs/doctor.md'), 'utf8').matchAll(
      /^\| `([A-Z_]+)`\s*\| (\w+)\s*\| ([^|]*?)\s*\| ([^|]*?)\s*\|$/gm,
    ),
  ].map(([, code = '', ...cells]) => [code, cells]),
);

describe('docs/doctor.md', () => {
  it('says of every finding what the service says of it, and of no other', () => {
    const said = Object.entries(FINDINGS).map(([code, { severity, title, meaning, mend }]) => [
      code,
      [severity, `${title}. ${meaning}`, mend],
    ]);
    expect([...rows.keys()].sort()).toEqual(Object.keys(FINDINGS).sort());
    expect([...rows]).toEqual(said);
  });
});

it('every finding is found by some rule', () => {
  const sources = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/spec\.ts$|findings\.ts$/.test(file))
    .map((file) => readFileSync(join(RULES, file), 'utf8'))
    .join('\n');
  const plugins = /^ {2}([A-Z_]+): \[/gm;
  const found = new Set([
    ...[...sources.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code),
    ...[...sources.matchAll(plugins)].map(([, code]) => code),
  ]);
  expect(Object.keys(FINDINGS).filter((code) => !found.has(code))).toEqual([]);
});
