import { Spoiler, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const LONG = 160;

/** What one side says of a field: any JSON, shown as text. */
export function FieldValue({ value }: { value: unknown }): ReactNode {
  const { t } = useTranslation();
  if (value === null || value === undefined) return <Quiet>–</Quiet>;
  if (value === '' || (Array.isArray(value) && value.length === 0))
    return <Quiet>{t('product.empty')}</Quiet>;
  const text = typeof value === 'boolean' ? t(value ? 'product.yes' : 'product.no') : told(value);
  const shown = <span>{text}</span>;
  if (text.length <= LONG) return shown;
  return (
    <Spoiler
      maxHeight={88}
      styles={{ control: { fontSize: 'var(--mantine-font-size-sm)' } }}
      showLabel={t('product.more')}
      hideLabel={t('product.less')}
    >
      {shown}
    </Spoiler>
  );
}

function Quiet({ children }: { children: ReactNode }): ReactNode {
  return (
    <Text span size="sm" c="dimmed">
      {children}
    </Text>
  );
}

/** In words: a list of things stands one below the other, and each says all that it has. */
function told(value: unknown): string {
  if (Array.isArray(value)) {
    const isOfThings = value.some((one) => typeof one === 'object' && one !== null);
    return value.map(told).join(isOfThings ? '\n' : ', ');
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${told(one)}`)
    .join(', ');
}
