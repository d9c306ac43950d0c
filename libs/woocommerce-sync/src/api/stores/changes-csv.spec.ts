import type { PlannedChange } from '../../application/full-sync/full-sync-plan';
import type { PlannedRow } from '../../application/full-sync/plan-full-sync';
import { changesAsCsv } from './changes-csv';

const aChange = (fields: Partial<PlannedChange>): PlannedChange => ({
  productId: 'LED-1',
  variantId: null,
  sku: 'LED-1',
  field: 'price.regular',
  before: '5.00',
  after: '6.00',
  ...fields,
});

async function* these(...changes: (PlannedRow | Error)[]): AsyncGenerator<PlannedRow> {
  for (const change of changes) {
    await Promise.resolve();
    if (change instanceof Error) throw change;
    yield change;
  }
}

async function textOf(...changes: (PlannedRow | Error)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of await changesAsCsv(these(...changes))) lines.push(line);
  return lines.slice(1);
}

describe('changes as CSV', () => {
  it('begin with the names of the columns, also where nothing changes', async () => {
    const lines: string[] = [];
    for await (const line of await changesAsCsv(these())) lines.push(line);
    expect(lines).toEqual(['productId,variantId,sku,field,before,after,categoryId\r\n']);
  });

  it.each<[string, Partial<PlannedChange>, string]>([
    ['plain values', {}, 'LED-1,,LED-1,price.regular,5.00,6.00'],
    ['what is not known', { before: undefined, after: null }, 'LED-1,,LED-1,price.regular,,'],
    ['what has parts', { after: [7, 8] }, 'LED-1,,LED-1,price.regular,5.00,"[7,8]"'],
    ['quotes', { after: 'a "b", c' }, 'LED-1,,LED-1,price.regular,5.00,"a ""b"", c"'],
    ['a formula', { after: '=1+1' }, "LED-1,,LED-1,price.regular,5.00,'=1+1"],
    ['a number below zero', { after: -3 }, 'LED-1,,LED-1,price.regular,5.00,-3'],
  ])('show %s', async (_what, fields, line) => {
    expect(await textOf(aChange(fields))).toEqual([`${line},\r\n`]);
  });

  it('name a category in the last column', async () => {
    const named = { categoryId: 'led', name: 'LED', field: 'name', before: 'Led', after: 'LED' };
    expect(await textOf(named)).toEqual([',,,category.name,Led,LED,led\r\n']);
  });

  it('are refused before a line where nothing can be read, and break off where it ends', async () => {
    await expect(changesAsCsv(these(new Error('away')))).rejects.toThrow('away');
    await expect(textOf(aChange({}), new Error('away'))).rejects.toThrow('away');
  });
});
