import { AppShell, Group, Text, Tooltip } from '@mantine/core';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { FlaskConical } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { tidyBrowserStore } from '../lib/browser-store.ts';
import { useSession } from '../lib/session.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { Finder } from './finder.tsx';
import { PersonMenu } from './person-menu.tsx';
import { BottomBar, Rail } from './rail.tsx';
import classes from './shell.module.css';
import { StopBanner } from './stop-banner.tsx';
import { useWaiting } from './waiting.ts';

/** The frame of every signed-in page: rail, top, content. */
export function Shell() {
  const { t } = useTranslation();
  const { person, organization } = useSession();
  const waiting = useWaiting();
  useFocusOnArrival();
  // What somebody else left in this browser is not this person’s to see.
  useEffect(() => void tidyBrowserStore(person.email, Date.now()), [person.email]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: true } }}
      footer={{ height: { base: 60, sm: 0 } }}
      padding={{ base: 'md', sm: 'xl' }}
      transitionDuration={0}
    >
      <a href="#main" className={`bedside-skip ${classes.skip}`}>
        {t('shell.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Link to="/" className={classes.brand} aria-label="Bedside">
            <img src="/bedside.svg" alt="" width={28} height={28} />
          </Link>
          <Text fw={500} fz={{ base: 'xs', sm: 'md' }} lh={1.2} lineClamp={2}>
            {organization.name}
          </Text>
          {organization.isSample && (
            <Tooltip label={t('shell.sampleHint')}>
              <span>
                <StateBadge tone="info" icon={FlaskConical}>
                  {t('shell.sample')}
                </StateBadge>
              </span>
            </Tooltip>
          )}
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Finder />
          <PersonMenu person={person} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar visibleFrom="sm" className={classes.rail} aria-label={t('shell.mainNavigation')}>
        <Rail waiting={waiting} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <StopBanner />
        <Outlet />
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm" className={classes.bottom}>
        <BottomBar waiting={waiting} />
      </AppShell.Footer>
    </AppShell>
  );
}

/** After a change of page the heading has the focus, so that a screen reader says where one is; typing is never interrupted. */
function useFocusOnArrival() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        const main = document.getElementById('main');
        if (main?.contains(document.activeElement) && document.activeElement !== main) return;
        // What lies over the page keeps the keyboard too: a new post gets its address while somebody chooses an emoji.
        if (document.activeElement?.closest('[role="dialog"]')) return;
        const heading = document.getElementById('page-title') ?? main;
        heading?.focus({ preventScroll: true });
      }),
    [router],
  );
}
