import { jsonRows } from './json-rows';

async function* bytesOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

async function rowsOf(text: string, size: number, most = 1_000): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of jsonRows(bytesOf(text, size), most)) rows.push(row);
  return rows;
}

describe('the rows of a long JSON array', () => {
  const rows = [
    { type: 'simple', data: { name: 'A "quoted" {brace} \\ ü', list: [{ id: 1 }, {}] } },
    { type: 'variation', data: {} },
    { data: { text: '}' } },
  ];

  it.each([1, 2, 3, 7, 1_000])('come whole out of parts of %i bytes', async (size) => {
    expect(await rowsOf(JSON.stringify(rows), size)).toEqual(rows);
    expect(await rowsOf('[]', size)).toEqual([]);
  });

  it('are refused where one is too long, and where the file breaks off', async () => {
    await expect(rowsOf(JSON.stringify(rows), 4, 20)).rejects.toThrow(RangeError);
    await expect(rowsOf('[{"a":1},{"b"', 5)).rejects.toThrow(SyntaxError);
  });
});
