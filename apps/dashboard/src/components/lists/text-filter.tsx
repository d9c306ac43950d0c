import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PAUSE_MS = 250;

/** Filters by what is typed, once the typing pauses. */
export function TextFilter(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** On wide screens, in pixels. */
  width?: number;
}): ReactNode {
  const { t } = useTranslation();
  const { value = '', onChange } = props;
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const tell = useDebouncedCallback(
    (text: string) => onChange(text.trim() === '' ? undefined : text.trim()),
    PAUSE_MS,
  );
  // The address changed by itself, as by the browser's way back.
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  const change = (text: string): void => {
    setTyped(text);
    tell(text);
  };
  return (
    <TextInput
      aria-label={props.label}
      placeholder={props.label}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label={t('list.clearOne')} onClick={() => change('')} />
        )
      }
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      w={{ base: '100%', xs: props.width ?? 280 }}
    />
  );
}
