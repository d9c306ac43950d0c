import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** Four digits of a year are enough, and more would be no time at all. */
const LATEST = '9999-12-31T23:59';

/** Filters by a time, as the browser's own field takes it; the address has it in UTC. */
export function TimeFilter(props: {
  label: string;
  /** Whether the label stands above the field, or is there to be read aloud alone. */
  isLabelled?: boolean;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}): ReactNode {
  const { label, isLabelled = true, value, onChange } = props;
  // A field that is half typed has no value: what stands in it stays as long as the address does.
  const [typed, setTyped] = useState(localTime(value));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (value !== undefined || typed !== '') setTyped(localTime(value));
  }
  return (
    <TextInput
      type="datetime-local"
      max={LATEST}
      {...(isLabelled ? { label } : { 'aria-label': label })}
      value={typed}
      onChange={({ currentTarget: { value: local } }) => {
        setTyped(local);
        onChange(momentOf(local));
      }}
      w={{ base: '100%', xs: 210 }}
    />
  );
}

/** A time of the address in the time zone of the browser, to the minute; nothing for none. */
function localTime(iso: string | undefined): string {
  const at = new Date(iso ?? '');
  if (Number.isNaN(at.getTime())) return '';
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function momentOf(local: string): string | undefined {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
