import type { NetworkId } from '@bedside/connectors/networks';
import { Cloud, FlaskConical, type LucideIcon, MessagesSquare, Newspaper } from 'lucide-react';
import classes from './network-mark.module.css';

const marks: Readonly<Record<NetworkId, LucideIcon>> = {
  newsroom: Newspaper,
  practice: FlaskConical,
  bluesky: Cloud,
  mastodon: MessagesSquare,
};

/** The picture of a network; its name stands beside it. */
export function NetworkMark(props: { network: NetworkId; size?: number }) {
  const Icon = marks[props.network];
  const size = props.size ?? 32;
  return (
    <span className={classes.mark} data-network={props.network} style={{ width: size, height: size }}>
      <Icon size={Math.round(size * 0.56)} aria-hidden />
    </span>
  );
}
