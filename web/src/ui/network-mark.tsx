import type { NetworkId } from '@bedside/connectors/networks';
import {
  AtSign,
  BriefcaseBusiness,
  Camera,
  Cloud,
  FlaskConical,
  Ghost,
  Hand,
  type LucideIcon,
  MapPin,
  MessagesSquare,
  Music2,
  Newspaper,
  PenLine,
  Pin,
  SquarePlay,
  Users,
  X,
} from 'lucide-react';
import classes from './network-mark.module.css';

const marks: Readonly<Record<NetworkId, LucideIcon>> = {
  newsroom: Newspaper,
  practice: FlaskConical,
  facebook: Users,
  instagram: Camera,
  threads: AtSign,
  x: X,
  linkedin: BriefcaseBusiness,
  youtube: SquarePlay,
  tiktok: Music2,
  pinterest: Pin,
  snapchat: Ghost,
  'google-business': MapPin,
  wordpress: PenLine,
  bluesky: Cloud,
  mastodon: MessagesSquare,
  'by-hand': Hand,
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
