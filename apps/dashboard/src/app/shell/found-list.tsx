import { Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Exact } from '../../components/values/exact';
import type { Found, FoundGroup } from './found';
import classes from './found-list.module.css';

/** The id of the option at a place, by which the field above names the one that is chosen. */
export const optionId = (listId: string, place: number): string => `${listId}-${place}`;

/** What was found, by kinds; one is chosen, by the arrows of the field above or by the pointer. */
export function FoundList(props: {
  id: string;
  groups: readonly FoundGroup[];
  chosen: number;
  onChoose: (place: number) => void;
  onOpen: (found: Found) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { id, groups, chosen, onChoose, onOpen } = props;
  const places = new Map(groups.flatMap(({ items }) => items).map((found, at) => [found, at]));
  const placeOf = (found: Found): number => places.get(found) ?? 0;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('search.results')}
      className={classes['list']}
      tabIndex={-1}
    >
      {groups.map(({ kind, items }) => (
        <div key={kind} role="group" aria-label={t(`search.kind.${kind}`)}>
          <div role="presentation" className={classes['head']}>
            {t(`search.kind.${kind}`)}
          </div>
          {items.map((found) => (
            <Option
              key={placeOf(found)}
              id={optionId(id, placeOf(found))}
              found={found}
              isChosen={placeOf(found) === chosen}
              onChoose={() => onChoose(placeOf(found))}
              onOpen={() => onOpen(found)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Option(props: {
  id: string;
  found: Found;
  isChosen: boolean;
  onChoose: () => void;
  onOpen: () => void;
}): ReactNode {
  const { found, isChosen } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <div
      ref={place}
      id={props.id}
      role="option"
      aria-selected={isChosen}
      className={classes['option']}
      onMouseMove={props.onChoose}
      onClick={props.onOpen}
    >
      <Text size="sm" fw={600} truncate flex={1} miw={0} span>
        {found.title}
      </Text>
      <Text size="xs" c="dimmed" truncate maw="50%" span>
        {found.shop !== null && `${found.shop} · `}
        <Exact>{found.exact}</Exact>
      </Text>
    </div>
  );
}
