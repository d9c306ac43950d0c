import { Badge, Text } from '@mantine/core';
import { CircleSlash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldValue } from './field-value';
import type { ComparedField } from './product-queries';
import classes from './sides-table.module.css';

const SIDES = ['erp', 'sent', 'shop'] as const;

/** What heads the three columns: how each side stands, and what is wrong with it. */
export type SideHeads = Readonly<Record<(typeof SIDES)[number], ReactNode>>;

/**
 * Fields side by side: what the ERP says, what was sent last, what the shop shows. On a narrow
 * screen each field is a card; its roles stay those of a table.
 */
export function SidesTable(props: {
  label: string;
  fields: readonly ComparedField[];
  heads?: SideHeads;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div role="table" aria-label={props.label} className={classes['table']}>
      <div role="rowgroup">
        <div role="row" className={classes['head']} data-has-heads={props.heads !== undefined}>
          <div role="columnheader" className={classes['fieldHead']}>
            {t('product.field')}
          </div>
          {SIDES.map((side) => (
            <div key={side} role="columnheader">
              <Text size="sm" fw={650}>
                {t(`product.side.${side}`)}
              </Text>
              {props.heads?.[side]}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {props.fields.map((field) => (
          <FieldRow key={`${field.group} ${field.name}`} field={field} />
        ))}
      </div>
    </div>
  );
}

function FieldRow({ field }: { field: ComparedField }): ReactNode {
  const { t } = useTranslation();
  const { group, name, differs } = field;
  return (
    <div role="row" className={classes['row']} data-differs={differs === true}>
      <div role="rowheader" className={classes['field']}>
        <Text size="sm" fw={600}>
          {t(`product.group.${group}`)}
        </Text>
        <Text size="xs" c="dimmed" className="exact">
          {name}
        </Text>
        {differs === true && (
          <Badge
            size="sm"
            mt={4}
            tt="none"
            color="orange"
            variant="light"
            leftSection={<CircleSlash2 size={12} aria-hidden />}
          >
            {t('product.differs')}
          </Badge>
        )}
      </div>
      {SIDES.map((side) => (
        <div key={side} role="cell" data-side={side} data-title={t(`product.side.${side}`)}>
          <FieldValue value={field[side]} />
        </div>
      ))}
    </div>
  );
}
