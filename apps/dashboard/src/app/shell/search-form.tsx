import { Loader, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyView } from '../../components/views/empty-view';
import { Fault } from '../../components/views/fault-view';
import { type Found, searchQuery, useFoundGroups } from './found';
import { FoundList, optionId } from './found-list';

const PAUSE_MS = 150;
const LONGEST = 100;

/** By how many places a key moves the choice. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What is typed, and what was found by it: arrows choose, Enter opens. */
export function SearchForm({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const router = useRouter();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [wanted] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const query = useQuery(searchQuery(wanted));
  const toGroups = useFoundGroups();
  const groups = wanted === '' || query.data === undefined ? [] : toGroups(query.data);
  const all = groups.flatMap(({ items }) => items);
  const open = ({ href }: Found): void => {
    onDone();
    void router.navigate({ href });
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const found = all[chosen];
    if (step !== undefined && all.length > 0) setChosen((chosen + step + all.length) % all.length);
    else if (event.key === 'Enter' && found !== undefined) open(found);
    else return;
    event.preventDefault();
  };
  return (
    <Stack gap="sm">
      <TextInput
        autoFocus
        data-autofocus
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={all.length > 0}
        aria-controls={listId}
        aria-activedescendant={all.length > 0 ? optionId(listId, chosen) : undefined}
        aria-label={t('search.title')}
        placeholder={t('search.hint')}
        maxLength={LONGEST}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          // Enter opens what fits best.
          setChosen(0);
        }}
        onKeyDown={onKey}
        leftSection={<Search size={16} aria-hidden />}
        rightSection={query.isFetching ? <Loader size="xs" aria-hidden /> : null}
      />
      <Told wanted={wanted} count={query.isSuccess ? all.length : null} fault={query.error} />
      <FoundList id={listId} groups={groups} chosen={chosen} onChoose={setChosen} onOpen={open} />
    </Stack>
  );
}

/** How many were found, or why there is nothing; told to who does not see it, too. */
function Told(props: { wanted: string; count: number | null; fault: Error | null }): ReactNode {
  const { t } = useTranslation();
  const { wanted, count, fault } = props;
  if (wanted !== '' && fault !== null) return <Fault error={fault} />;
  if (wanted !== '' && count === 0)
    return (
      <EmptyView kind="nothing-matches" title={t('search.none')} text={t('search.noneText')} />
    );
  return (
    <Text size="xs" c="dimmed" role="status">
      {wanted === '' || count === null ? t('search.what') : t('search.found', { count })}
    </Text>
  );
}
