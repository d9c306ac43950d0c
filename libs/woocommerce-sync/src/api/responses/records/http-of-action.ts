/** Paths of the shop's calls by what the audit calls them; ids as the request names them. */
const PATHS: Readonly<Record<string, string>> = {
  'products.batch': '/products/batch',
  'products.images': '/products/{storeProductId}',
  'variations.batch': '/products/{storeProductId}/variations/batch',
  'variations.delete': '/products/{storeProductId}/variations/batch',
  'variations.image': '/products/{product}/variations/{storeProductId}',
  'attributes.create': '/products/attributes',
  'attributes.terms': '/products/attributes/{storeAttributeId}/terms/batch',
};

/** Method and path of a call; nulls for what is no single call to the shop. */
export function httpOfAction(
  action: string,
  request: unknown,
): { readonly method: string | null; readonly path: string | null } {
  const path = PATHS[action];
  if (path === undefined) return { method: null, path: null };
  const named = typeof request === 'object' && request !== null ? request : {};
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = (named as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'number' ? String(value) : whole;
  });
  return { method: 'POST', path: `/wp-json/wc/v3${filled}` };
}
