const [QUOTE, BACKSLASH, OPEN, CLOSE] = [0x22, 0x5c, 0x7b, 0x7d];

/**
 * The objects of one long JSON array, as its bytes come in: no more than one of them is held at a
 * time, besides the part that was read last. Throws `SyntaxError` for one that is none, and
 * `RangeError` for one with more than `mostBytes`.
 */
export async function* jsonRows(
  parts: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator {
  let held = Buffer.alloc(0);
  let [depth, inText, escaped] = [0, false, false];
  for await (const part of parts) {
    let start = depth > 0 ? 0 : -1;
    for (let at = 0; at < part.length; at += 1) {
      const byte = part[at];
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
      } else if (byte === QUOTE) inText = true;
      else if (byte === OPEN) {
        if (depth === 0) start = at;
        depth += 1;
      } else if (byte === CLOSE) {
        depth -= 1;
        if (depth > 0) continue;
        const row = Buffer.concat([held, part.subarray(start, at + 1)]);
        held = Buffer.alloc(0);
        start = -1;
        yield JSON.parse(row.toString('utf8')) as unknown;
      }
    }
    if (start >= 0) held = Buffer.concat([held, part.subarray(start)]);
    if (held.length > mostBytes) throw new RangeError(`A row has more than ${mostBytes} bytes`);
  }
  if (depth > 0) throw new SyntaxError('The file ends within a row');
}
