import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../lib/session.ts';
import { besideRooms, checkRooms, houseRooms, postRooms, type Room, registerRooms } from './rooms.ts';

/** The second key after g, by room. */
const roomKeys: Readonly<Record<string, string>> = {
  compose: 'c',
  review: 'r',
  calendar: 'k',
  posts: 'p',
  search: 's',
  channels: 'h',
  people: 'e',
  templates: 't',
  urgent: 'u',
  relays: 'n',
  activity: 'a',
  messages: 'm',
};

export type Destination = {
  readonly id: string;
  readonly name: string;
  readonly icon: Room['icon'];
  /** Keys that lead there, or null. */
  readonly keys: string | null;
  readonly go: () => void;
};

/** Every room that the person has in the rail or beside it, and the search. */
export function useDestinations(): Destination[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { person } = useSession();
  const rooms = [...postRooms, ...registerRooms, ...besideRooms, ...checkRooms, ...houseRooms].filter(
    ({ roles }) => roles === undefined || hasRole(person, ...roles),
  );
  const destinations = rooms.map(({ id, to, icon }) => ({
    id,
    name: t(`shell.${id}`),
    icon,
    go: () => void navigate({ to, params: { postId: undefined } }),
  }));
  const search = { id: 'search', name: t('find.title'), icon: Search, go: () => void navigate({ to: '/search' }) };
  return [...destinations, search].map((one) => {
    const key = roomKeys[one.id];
    return { ...one, keys: key === undefined ? null : `g ${key}` };
  });
}
