import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const CITED_IN = ['apps', 'libs', 'test', 'docs'];
/**
 * `fact 32`, `facts 22, 34 and 35`, and `fact: 32` of a contract case; a line may end in between.
 */
const CITATION =
  /\bfacts?:?\s(?:\s*(?:\*|\/\/)\s)?(\d+(?:(?:,| and|, and)\s(?:\s*(?:\*|\/\/)\s)?\d+)*)/g;

const facts = new Set(
  [
    ...readFileSync(join(ROOT, 'docs/woocommerce-facts.md'), 'utf8').matchAll(/^(\d+)\. \*\*/gm),
  ].map(([, number]) => Number(number)),
);

interface Citation {
  readonly file: string;
  readonly number: number;
}

/** Every fact that a text of ours cites. */
function citations(): Citation[] {
  return CITED_IN.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|md|json)$/.test(file))
      .map((file) => join(folder, file)),
  ).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(CITATION)].flatMap(([, numbers = '']) =>
      (numbers.match(/\d+/g) ?? []).map((number) => ({ file, number: Number(number) })),
    ),
  );
}

describe('docs/woocommerce-facts.md', () => {
  it('has every fact that is cited', () => {
    const cited = citations();
    expect(cited.length).toBeGreaterThan(190);
    expect(cited.filter(({ number }) => !facts.has(number))).toEqual([]);
  });

  it('gives each number once, in order', () => {
    const numbers = [...facts];
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    const headings =
      readFileSync(join(ROOT, 'docs/woocommerce-facts.md'), 'utf8').match(/^\d+\. \*\*/gm) ?? [];
    expect(headings).toHaveLength(facts.size);
  });
});
