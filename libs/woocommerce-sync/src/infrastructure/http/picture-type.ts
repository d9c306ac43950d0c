/** What files of each type begin with; `.` stands for any byte. */
const BEGINNINGS: readonly (readonly [type: string, beginning: string])[] = [
  ['image/jpeg', '\u00ff\u00d8\u00ff'],
  ['image/png', '\u0089PNG\r\n\u001a\n'],
  ['image/gif', 'GIF8'],
  ['image/webp', 'RIFF....WEBP'],
  ['image/avif', '....ftypavif'],
];

/**
 * The type of a picture by its own bytes, whatever anybody says of it; null for none that a page
 * may show. SVG is none of them: it may hold scripts.
 */
export function pictureTypeOf(bytes: Uint8Array): string | null {
  const found = BEGINNINGS.find(([, beginning]) =>
    Array.from(beginning).every((char, at) => char === '.' || bytes[at] === char.charCodeAt(0)),
  );
  return found?.[0] ?? null;
}
