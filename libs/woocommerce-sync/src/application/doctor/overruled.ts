import type { ShopReport } from '../../domain/doctor/shop-report';

/** What somebody overrules by making a store active, and why, for the audit. */
export function overruled(
  { verdict, findings }: ShopReport,
  despite: string | undefined,
): { readonly despite?: string; readonly overruled?: readonly string[] } {
  if (despite === undefined || verdict !== 'blocked') return {};
  const codes = findings.filter(({ severity }) => severity === 'blocking').map(({ code }) => code);
  return { despite, overruled: codes };
}
