import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDINGS } from '../../libs/woocommerce-sync/src/domain/doctor/findings/finding-table';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Texts of the page, nested. */
interface Texts {
  readonly [name: string]: string | Texts;
}

const english = JSON.parse(read('apps/dashboard/src/texts/en.json')) as Texts;
const romanian = JSON.parse(read('apps/dashboard/src/texts/ro.json')) as Texts;

const CODE = /[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+/g;

/** By what the forms of a text for numbers end: English has two of them, Romanian three. */
const FORM = /_(?:one|few|other)$/;

/** All keys of texts, with dots. */
function flatKeys(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [`${path}${name}`] : flatKeys(text, `${path}${name}.`),
  );
}

/** The same, those of numbers once and without their form. */
function keysOf(texts: Texts): string[] {
  return [...new Set(flatKeys(texts).map((key) => key.replace(FORM, '')))].sort();
}

/** The keys of texts for numbers, each with its forms. */
function formsOf(texts: Texts): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const key of flatKeys(texts).filter((name) => FORM.test(name))) {
    const base = key.replace(FORM, '');
    forms.set(base, [...(forms.get(base) ?? []), key].sort());
  }
  return forms;
}

function textAt(texts: Texts, path: string): string {
  const found = path
    .split('.')
    .reduce<string | Texts | undefined>(
      (inner, name) => (typeof inner === 'object' ? inner[name] : undefined),
      texts,
    );
  return typeof found === 'string' ? found : '';
}

/** What is put into a text, by its names. */
const valuesIn = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

/** All codes that the API answers, or by which items fail: those of the documents. */
function allCodes(): string[] {
  const { paths } = JSON.parse(read('openapi.json')) as {
    paths: Record<string, Record<string, { responses: Record<string, { description?: string }> }>>;
  };
  const answered = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ responses }) => Object.entries(responses))
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([, { description = '' }]) => description.match(CODE) ?? []);
  const inTable = read('docs/architecture.md')
    .split('\n')
    .filter((line) => /^\| `[A-Z]/.test(line))
    .flatMap((line) => line.split('|')[1]?.match(CODE) ?? []);
  return [...new Set([...answered, ...inTable])].sort();
}

describe('the texts of the page', () => {
  it('are there in both languages', () => {
    expect(keysOf(romanian)).toEqual(keysOf(english));
  });

  it('have three forms for numbers in Romanian, and two in English', () => {
    for (const [key, forms] of formsOf(romanian)) {
      expect(forms).toEqual([`${key}_few`, `${key}_one`, `${key}_other`]);
    }
    for (const [key, forms] of formsOf(english)) {
      expect(forms).toEqual([`${key}_one`, `${key}_other`]);
    }
  });

  it('put in the same values in both languages', () => {
    for (const key of flatKeys(english)) {
      const romanianText = textAt(romanian, key);
      expect([key, valuesIn(romanianText)]).toEqual([key, valuesIn(textAt(english, key))]);
    }
  });

  it('say of every error code what it means and what to do, in both languages', () => {
    const codes = allCodes();
    expect(codes.length).toBeGreaterThan(130);
    const missing = codes.flatMap((code) =>
      [english, romanian].flatMap((texts, place) =>
        ['means', 'todo']
          .filter((part) => textAt(texts, `codes.${code}.${part}`) === '')
          .map((part) => `${['en', 'ro'][place] ?? ''} codes.${code}.${part}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('say of what a check finds what the service says, and so in both languages', () => {
    expect(Object.keys(FINDINGS).sort()).toEqual(Object.keys(english['findings'] ?? {}).sort());
    for (const [code, { title, meaning, mend }] of Object.entries(FINDINGS)) {
      const told = ['title', 'meaning', 'mend'].map((part) =>
        textAt(english, `findings.${code}.${part}`),
      );
      expect(told).toEqual([title, meaning, mend]);
    }
  });
});
