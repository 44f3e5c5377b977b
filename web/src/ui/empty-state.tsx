import { Stack, Text, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** What will come here, and the first step. */
export function EmptyState(props: { icon: LucideIcon; title: string; text: string; action?: ReactNode }) {
  const Icon = props.icon;
  return (
    <Stack align="center" gap="sm" className={classes.empty}>
      <span className={classes.icon}>
        <Icon size={28} aria-hidden />
      </span>
      <Title order={2} ta="center">
        {props.title}
      </Title>
      <Text c="dimmed" maw={440} ta="center">
        {props.text}
      </Text>
      {props.action}
    </Stack>
  );
}
