import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeTexts } from '../../texts/use-code-texts';
import { useFormat } from '../../texts/use-format';
import { Exact } from '../values/exact';
import type { Plan } from './plan';

const COUNTS = ['create', 'update', 'adopt', 'imagesOnly', 'rejected', 'unchanged'] as const;

/** So many changes are shown; the CSV file has all. */
const SHOWN = 20;

type Categories = Plan['categories'];

/** What would become of the categories: counts, and what of which would change. */
export function PlannedCategories({ categories }: { categories: Categories }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = COUNTS.filter((name) => categories[name] > 0);
  if (counts.every((name) => name === 'unchanged')) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('plan.categories')}
      </Text>
      <Text size="sm">
        {counts
          .map((name) => `${t(`plan.count.${name}`)} ${format.number(categories[name])}`)
          .join(', ')}
      </Text>
      <Changes categories={categories} />
    </div>
  );
}

function Changes({ categories }: { categories: Categories }): ReactNode {
  const { t } = useTranslation();
  const codes = useCodeTexts();
  const { changes, rejections, changesCut } = categories;
  const renamed = changes.filter(({ before }) => before !== undefined);
  return (
    <>
      <List size="sm">
        {renamed.slice(0, SHOWN).map(({ categoryId, name, field, before, after }) => (
          <List.Item key={`${categoryId} ${field}`}>
            {name}, <Exact>{field}</Exact>: {textOf(before)} → {textOf(after)}
          </List.Item>
        ))}
        {rejections.slice(0, SHOWN).map(({ categoryId, code, message }) => (
          <List.Item key={`${categoryId} ${code}`}>
            <Exact>{categoryId}</Exact> {codes(code).means ?? code}: {message}
          </List.Item>
        ))}
      </List>
      {(changesCut || renamed.length > SHOWN) && (
        <Text size="sm" c="dimmed">
          {t('plan.cut', { count: Math.min(renamed.length, SHOWN) })}
        </Text>
      )}
    </>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
