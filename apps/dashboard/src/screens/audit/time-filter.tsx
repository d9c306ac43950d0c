import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

/** Filters by a time, as the browser's own field takes it; the address has it in UTC. */
export function TimeFilter(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}): ReactNode {
  return (
    <TextInput
      type="datetime-local"
      label={props.label}
      value={props.value === undefined ? '' : localTime(props.value)}
      onChange={({ currentTarget: { value } }) => {
        const at = new Date(value);
        props.onChange(Number.isNaN(at.getTime()) ? undefined : at.toISOString());
      }}
      w={{ base: '100%', xs: 210 }}
    />
  );
}

/** A time of the address in the time zone of the browser, to the minute; nothing for none. */
function localTime(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
