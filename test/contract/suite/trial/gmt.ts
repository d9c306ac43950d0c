/** The moment so many seconds after a text without a zone, as such a text. */
export function shifted(text: string, seconds: number): string {
  return new Date(Date.parse(`${text}Z`) + seconds * 1000).toISOString().slice(0, 19);
}
