import { NativeSelect, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OWNABLE_FIELDS, type Owner, ownershipText, ownersOf, parseOwnership } from './rule-fields';

/** Who owns which field of the shop's products. */
export function OwnershipForm(props: {
  setting: string;
  onChange: (setting: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const owners = parseOwnership(props.setting);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="sm">
      {OWNABLE_FIELDS.map((field) => (
        <NativeSelect
          key={field}
          label={t(`fields.${field}`)}
          size="xs"
          value={owners[field] ?? 'cypher'}
          data={ownersOf(field).map((owner) => ({
            value: owner,
            label: t(`owners.${owner}`),
          }))}
          onChange={(event) => {
            const owner = event.currentTarget.value as Owner;
            props.onChange(ownershipText({ ...owners, [field]: owner }));
          }}
        />
      ))}
    </SimpleGrid>
  );
}
