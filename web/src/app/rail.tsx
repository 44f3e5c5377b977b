import type { PersonView } from '@bedside/server/contract/registers/people';
import { Drawer, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../lib/session.ts';
import { besideRooms, checkRooms, houseRooms, postRooms, type Room, type RoomId, registerRooms } from './rooms.ts';
import classes from './shell.module.css';
import type { Waiting } from './waiting.ts';

/** Compose begins a new post; without it the address would keep the post that is open. */
const toNew = { postId: undefined };

type WaitingByRoom = Partial<Record<RoomId, Waiting>>;

function Count({ waiting }: { waiting: Waiting | undefined }) {
  if (!waiting) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden>{waiting.count > 99 ? '99+' : waiting.count}</span>
      <VisuallyHidden>, {waiting.words}</VisuallyHidden>
    </span>
  );
}

function RoomList(props: { rooms: readonly Room[]; waiting: WaitingByRoom; onChoose?: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  return (
    <ul className={classes.list}>
      {props.rooms.filter(isFor(person)).map((room) => (
        <li key={room.id}>
          <Link to={room.to} params={toNew} className={classes.room} onClick={props.onChoose}>
            <room.icon size={18} aria-hidden />
            {t(`shell.${room.id}`)}
            <Count waiting={props.waiting[room.id]} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function isFor(person: PersonView) {
  return ({ roles }: Room) => roles === undefined || hasRole(person, ...roles);
}

/** All rooms, in the order of a post's life, then registers, then the house itself. */
export function Rail(props: { waiting: WaitingByRoom }) {
  const { t } = useTranslation();
  return (
    <>
      <RoomList rooms={postRooms} waiting={props.waiting} />
      <p className={classes.section}>{t('shell.registers')}</p>
      <RoomList rooms={registerRooms} waiting={props.waiting} />
      <p className={classes.section}>{t('shell.checks')}</p>
      <RoomList rooms={checkRooms} waiting={props.waiting} />
      <div className={classes.separate}>
        <RoomList rooms={houseRooms} waiting={props.waiting} />
      </div>
    </>
  );
}

const barRooms = [...postRooms, ...registerRooms].slice(0, 4);
const moreRooms = [...postRooms, ...registerRooms].slice(4).concat(besideRooms, checkRooms, houseRooms);

/** On phones: four rooms and the rest behind "More". */
export function BottomBar(props: { waiting: WaitingByRoom }) {
  const { t } = useTranslation();
  const [open, more] = useDisclosure(false);
  const count = moreRooms.reduce((sum, room) => sum + (props.waiting[room.id]?.count ?? 0), 0);
  const words = moreRooms.flatMap((room) => props.waiting[room.id]?.words ?? []).join(', ');
  return (
    <nav aria-label={t('shell.mainNavigation')} style={{ height: '100%' }}>
      <ul className={classes.bar}>
        {barRooms.map((room) => (
          <li key={room.id}>
            <Link to={room.to} params={toNew} className={classes.tab}>
              <room.icon size={20} aria-hidden />
              <span className={classes.label}>{t(`shell.${room.id}`)}</span>
              <Count waiting={props.waiting[room.id]} />
            </Link>
          </li>
        ))}
        <li>
          <UnstyledButton className={classes.tab} onClick={more.open} aria-haspopup="dialog">
            <Ellipsis size={20} aria-hidden />
            <span className={classes.label}>{t('shell.more')}</span>
            <Count waiting={count > 0 ? { count, words } : undefined} />
          </UnstyledButton>
        </li>
      </ul>
      <Drawer opened={open} onClose={more.close} position="bottom" size={370} title={t('shell.more')}>
        <RoomList rooms={moreRooms} waiting={props.waiting} onChoose={more.close} />
      </Drawer>
    </nav>
  );
}
