import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wooCommerceSyncMigrations } from '@cypher/woocommerce-sync';
import ts from 'typescript';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const root = join(__dirname, '../..');

/** All that tells the time in SQL (PostgreSQL's manual, 9.9.5), but for our own function. */
const SQL_TIMES =
  /\b(?:now\s*\(\s*\)|(?:clock|statement|transaction)_timestamp\b|current_(?:timestamp|date|time)\b|local(?:timestamp|time)\b|timeofday\b)/i;

/** Columns whose time TypeORM tells by itself. */
const COLUMNS_WITH_A_CLOCK = /^(?:Create|Update|Delete)DateColumn$/;

/** The first migration that has the function. What older ones say of time it has set anew. */
const FIRST_MIGRATION = 1795800000000;

/** Texts of a source file that tell the time otherwise than by our function. */
function otherTimesIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node);
    const time = isText ? SQL_TIMES.exec(node.text)?.[0] : undefined;
    if (time !== undefined) found.push(time);
    if (ts.isIdentifier(node) && COLUMNS_WITH_A_CLOCK.test(node.text)) found.push(node.text);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
  return found;
}

/** Reads of the machine's own clocks: `new Date()`, `Date.now()`, `performance.now()`. */
function machineTimesIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isNewDate =
      ts.isNewExpression(node) &&
      node.expression.getText() === 'Date' &&
      (node.arguments ?? []).length === 0;
    const isNow =
      ts.isCallExpression(node) && /^(?:Date|performance)\.now$/.test(node.expression.getText());
    if (isNewDate || isNow) found.push(node.getText());
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

/** The source files of these folders. */
function sourceFilesOf(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .filter(
        (file) =>
          Number(/migrations\/(\d+)-/.exec(file)?.[1] ?? FIRST_MIGRATION) > FIRST_MIGRATION - 1,
      )
      .map((file) => join(folder, file)),
  );
}

describe('the time in SQL', () => {
  it('is told by one function in all statements and entities', () => {
    const files = sourceFilesOf(
      'apps/sync/src',
      'libs/platform/src',
      'libs/woocommerce-sync/src',
    ).filter((file) => !file.includes(`${FIRST_MIGRATION}-`));
    expect(files.length).toBeGreaterThan(200);
    const others = files.map(
      (file) => [file, otherTimesIn(readFileSync(join(root, file), 'utf8'))] as const,
    );
    expect(others.filter(([, times]) => times.length > 0)).toEqual([]);
  });

  it.each([
    ['`UPDATE t SET at = now()`', 'now()'],
    ["'SELECT CLOCK_TIMESTAMP()'", 'CLOCK_TIMESTAMP'],
    ['`a ${b} < now ( ) ${c}`', 'now ( )'],
    ['`a ${b} AND d > current_date`', 'current_date'],
    ["@Column({ default: () => 'CURRENT_TIMESTAMP' })\nclass A {}", 'CURRENT_TIMESTAMP'],
    ["import { UpdateDateColumn } from 'typeorm'", 'UpdateDateColumn'],
  ])('is seen where it is told otherwise: %s', (source, time) => {
    expect(otherTimesIn(source)).toEqual([time]);
  });

  it('is not seen where there is none', () => {
    expect(otherTimesIn('`SELECT wc_now(), snow()`; clock.now(); const now = 1;')).toEqual([]);
  });
});

describe('the time in code', () => {
  it('comes by one port, so that a test can move it', () => {
    const files = sourceFilesOf('libs/woocommerce-sync/src');
    const readers = files.map(
      (file) => [file, machineTimesIn(readFileSync(join(root, file), 'utf8'))] as const,
    );
    // What infrastructure measures for itself, as for a log, decides nothing; its wall clock is
    // another matter.
    const others = readers.map(
      ([file, times]) =>
        [
          file,
          times.filter(
            (time) => !file.includes('/infrastructure/') || !time.startsWith('performance'),
          ),
        ] as const,
    );
    expect(others.filter(([, times]) => times.length > 0)).toEqual([
      ['libs/woocommerce-sync/src/infrastructure/system-clock.ts', ['new Date()']],
    ]);
  });

  it.each(['new Date()', 'Date.now()', 'performance.now()'])('is seen where it is %s', (source) => {
    expect(machineTimesIn(`const at = a ? ${source} : new Date(0);`)).toEqual([source]);
  });
});

describe('the time in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(wooCommerceSyncMigrations);
  });
  afterAll(() => database.drop());

  it('is told by one function in all columns and functions', async () => {
    const texts = await database.query<{ place: string; text: string }>(`
      SELECT d.adrelid::regclass || '.' || a.attname AS "place", pg_get_expr(d.adbin, d.adrelid) AS "text"
        FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
        JOIN pg_class c ON c.oid = d.adrelid AND c.relnamespace = 'public'::regnamespace
       UNION ALL
      SELECT p.oid::regprocedure::text, p.prosrc FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace`);
    const others = texts.filter(({ text }) => SQL_TIMES.test(text.replaceAll('wc_now()', '')));
    expect(others.map(({ place }) => place)).toEqual(['wc_now()']);
    expect(texts.filter(({ text }) => text === 'wc_now()').length).toBeGreaterThan(10);
  });
});
