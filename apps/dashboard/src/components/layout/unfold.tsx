import { Box, UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './unfold.module.css';

/** A part that is not there until somebody asks for it. */
export function Unfold(props: {
  label: ReactNode;
  isOpenAtFirst?: boolean;
  children: () => ReactNode;
}): ReactNode {
  const [isOpen, { toggle }] = useDisclosure(props.isOpenAtFirst ?? false);
  const id = useId();
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <Box>
      <UnstyledButton
        className={classes['label']}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
      >
        <Icon size={16} aria-hidden />
        {props.label}
      </UnstyledButton>
      <div id={id}>{isOpen && props.children()}</div>
    </Box>
  );
}
