import { Alert, List } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from './plan';

/** What the rules name and the ERP nowhere has: most likely it is misspelt. */
export function PlanNotes({ notes }: Pick<Plan, 'notes'>): ReactNode {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<TriangleAlert size={18} />}
      title={t('plan.notes.title')}
    >
      <List size="sm">
        {notes.map(({ code, names, products }) => (
          <List.Item key={`${code} ${names}`}>
            {t(`plan.notes.${code}`, { names })} {t('plan.notes.without', { count: products })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
