import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './state-badge.module.css';

export type Tone = 'block' | 'warn' | 'pass' | 'info' | 'quiet';

/** A state as icon and word, never as colour alone. */
export function StateBadge(props: { tone: Tone; icon: LucideIcon; children: ReactNode }) {
  const Icon = props.icon;
  return (
    <span className={classes.badge} data-tone={props.tone}>
      <Icon size={14} aria-hidden />
      {props.children}
    </span>
  );
}
