import type { Role } from '@bedside/server/contract/registers/org';
import {
  Activity,
  CalendarDays,
  ContactRound,
  FlaskConical,
  Hand,
  History,
  LibraryBig,
  Link2,
  type LucideIcon,
  Mail,
  Newspaper,
  PenLine,
  Radio,
  Rocket,
  Rss,
  Settings,
  Share2,
  ShieldCheck,
  Signature,
  Siren,
  Users,
  Webhook,
} from 'lucide-react';
import { authorizationReaders } from '../lib/authorization-roles.ts';

export type RoomId =
  | 'compose'
  | 'review'
  | 'calendar'
  | 'posts'
  | 'authorizations'
  | 'channels'
  | 'people'
  | 'directory'
  | 'templates'
  | 'links'
  | 'urgent'
  | 'relays'
  | 'by-hand'
  | 'sharing'
  | 'past'
  | 'playground'
  | 'settings'
  | 'developers'
  | 'health'
  | 'start'
  | 'messages';
export type Room = {
  id: RoomId;
  to: `/${Exclude<RoomId, 'compose'>}` | '/compose/{-$postId}';
  icon: LucideIcon;
  /** Shown only to these roles; everybody may open it all the same. */
  roles?: readonly Role[];
};

/** The life of a post in order. */
export const postRooms: readonly Room[] = [
  { id: 'compose', to: '/compose/{-$postId}', icon: PenLine },
  { id: 'review', to: '/review', icon: ShieldCheck },
  { id: 'calendar', to: '/calendar', icon: CalendarDays },
  { id: 'posts', to: '/posts', icon: Newspaper },
  { id: 'urgent', to: '/urgent', icon: Siren },
  { id: 'relays', to: '/relays', icon: Rss },
  { id: 'by-hand', to: '/by-hand', icon: Hand },
];
export const registerRooms: readonly Room[] = [
  { id: 'authorizations', to: '/authorizations', icon: Signature, roles: authorizationReaders },
  { id: 'channels', to: '/channels', icon: Radio },
  { id: 'people', to: '/people', icon: Users },
  { id: 'directory', to: '/directory', icon: ContactRound },
  { id: 'templates', to: '/templates', icon: LibraryBig },
];
/** Rooms beside the rail: one's own menu leads to what one shares, the library to short addresses. */
export const besideRooms: readonly Room[] = [
  { id: 'sharing', to: '/sharing', icon: Share2 },
  { id: 'links', to: '/links', icon: Link2 },
];
/** The check by itself, away from a post. */
export const checkRooms: readonly Room[] = [
  { id: 'past', to: '/past', icon: History },
  { id: 'playground', to: '/playground', icon: FlaskConical },
];
export const houseRooms: readonly Room[] = [
  { id: 'settings', to: '/settings', icon: Settings },
  { id: 'developers', to: '/developers', icon: Webhook, roles: ['administrator'] },
  { id: 'health', to: '/health', icon: Activity },
  { id: 'messages', to: '/messages', icon: Mail },
  { id: 'start', to: '/start', icon: Rocket },
];
