const LOCAL = /^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]+$/;
const LABEL = /^[a-z0-9-]+$/i;

/** Whether WordPress takes a text for an address of mail: its `is_email`. */
export function isEmail(text: string): boolean {
  const at = text.indexOf('@', 1);
  if (Buffer.byteLength(text) < 6 || at < 0) return false;
  const [local, domain] = [text.slice(0, text.indexOf('@')), text.slice(text.indexOf('@') + 1)];
  if (!LOCAL.test(local) || domain.includes('..')) return false;
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((label) => LABEL.test(label) && !/^-|-$/.test(label));
}
