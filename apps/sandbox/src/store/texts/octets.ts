/**
 * A text with its octets as what they stand for: PHP's `rawurldecode`. Octets that are no UTF-8
 * stay.
 */
export function decodedOctets(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    return text;
  }
}
