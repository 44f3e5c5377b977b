import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { helpOf } from '../lib/help-pages.ts';
import { type KeyBinding, listenToKeys, modKey, setKeysPerson, useKeys } from '../lib/keys.ts';
import { closePanel, openPanel, useOpenPanel } from '../lib/panels.ts';
import { useSession } from '../lib/session.ts';
import classes from './finder.module.css';
import { useDestinations } from './go-to-rooms.ts';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }));
const KeySheet = lazy(async () => ({ default: (await import('./key-sheet.tsx')).KeySheet }));
const HelpPanel = lazy(async () => ({ default: (await import('./help-panel.tsx')).HelpPanel }));

/** The search button of the frame, the keys that hold everywhere, and what they open. */
export function Finder() {
  const { t } = useTranslation();
  useGeneralKeys();
  const label = t('find.open');
  return (
    <>
      <UnstyledButton
        className={classes.field}
        visibleFrom="sm"
        aria-label={label}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => openPanel('palette')}
      >
        <Search size={16} aria-hidden />
        <span className={classes.words}>{label}</span>
        <Kbd size="xs" aria-hidden>
          {modKey()} K
        </Kbd>
      </UnstyledButton>
      <ActionIcon
        hiddenFrom="sm"
        variant="subtle"
        color="gray"
        size={44}
        aria-label={label}
        aria-haspopup="dialog"
        onClick={() => openPanel('palette')}
      >
        <Search size={20} aria-hidden />
      </ActionIcon>
      <OpenPanel />
    </>
  );
}

/** Loaded when it is opened first. */
function OpenPanel() {
  const panel = useOpenPanel();
  const pathname = useLocation({ select: (location) => location.pathname });
  const help = helpOf(pathname);
  return (
    <Suspense fallback={null}>
      {panel === 'palette' && <CommandPalette onClose={() => closePanel('palette')} />}
      {panel === 'keys' && <KeySheet onClose={() => closePanel('keys')} />}
      {panel === 'help' && help !== null && <HelpPanel id={help} onClose={() => closePanel('help')} />}
    </Suspense>
  );
}

const general = (keys: string, label: string, run: () => void): KeyBinding => ({ keys, label, place: 'general', run });

/** What is open belongs to the page that it was opened on. */
function useCloseOnLeaving(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onBeforeLoad', ({ pathChanged }) => {
        if (pathChanged) closePanel();
      }),
    [router],
  );
}

function useGeneralKeys(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { person } = useSession();
  const destinations = useDestinations();
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(listenToKeys, []);
  useEffect(() => {
    setKeysPerson(person.id);
    return () => setKeysPerson(null);
  }, [person.id]);
  useCloseOnLeaving();
  useKeys([
    general('mod+k', t('find.keys.palette'), () => openPanel('palette')),
    general('/', t('find.keys.search'), () => void navigate({ to: '/search' })),
    general('?', t('find.keys.sheet'), () => openPanel('keys')),
    ...(helpOf(pathname) === null ? [] : [general('h', t('find.keys.help'), () => openPanel('help'))]),
    ...destinations.flatMap(({ keys, name, go }) =>
      keys === null ? [] : [general(keys, t('find.palette.goTo', { room: name }), go)],
    ),
  ]);
}
