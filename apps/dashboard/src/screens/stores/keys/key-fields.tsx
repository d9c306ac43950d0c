import { PasswordInput, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A key of the shop's REST API. It goes to the service and is never answered. */
export interface Keys {
  readonly consumerKey: string;
  readonly consumerSecret: string;
}

/** Before anything is typed. */
export const NO_KEYS: Keys = { consumerKey: '', consumerSecret: '' };

/** Takes a key and its secret; both can be written, and not read. */
export function KeyFields(props: { keys: Keys; onChange: (keys: Keys) => void }): ReactNode {
  const { t } = useTranslation();
  const { keys, onChange } = props;
  const field = (name: keyof Keys, placeholder: string): ReactNode => (
    <PasswordInput
      label={t(`stores.keys.${name}`)}
      placeholder={placeholder}
      required
      autoComplete="off"
      value={keys[name]}
      onChange={(event) => onChange({ ...keys, [name]: event.currentTarget.value.trim() })}
    />
  );
  return (
    <Stack gap="sm">
      {field('consumerKey', 'ck_…')}
      {field('consumerSecret', 'cs_…')}
    </Stack>
  );
}
