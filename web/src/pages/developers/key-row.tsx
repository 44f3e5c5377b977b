import type { KeyView } from '@bedside/server/contract/registers/keys';
import { Button, Text } from '@mantine/core';
import { CalendarX, CircleCheck, Clock, KeyRound, type LucideIcon, UserMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatRelative } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import own from './developers.module.css';
import { scopeKey } from './word-keys.ts';

/** As the owner is told of it. */
const SOON_MS = 14 * 86_400_000;

const states: Readonly<Record<KeyView['state'], { tone: Tone; icon: LucideIcon }>> = {
  active: { tone: 'pass', icon: CircleCheck },
  expired: { tone: 'quiet', icon: CalendarX },
  revoked: { tone: 'quiet', icon: KeyRound },
  owner_gone: { tone: 'warn', icon: UserMinus },
};

export function KeyRow(props: { apiKey: KeyView; onRename: () => void; onEnd: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const ago = useAgo();
  const { apiKey } = props;
  const isOwn = apiKey.owner.id === person.id;
  const named = { name: apiKey.name };
  const mayChange = apiKey.state === 'active' && (isOwn || hasRole(person, 'administrator'));
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500} className={own.unbroken}>
          {apiKey.name}
        </Text>
        <Text size="xs" c="dimmed">
          {isOwn ? t('developers.ownKey') : t('developers.keyOf', { name: apiKey.owner.name })}
          {' · '}
          {t('developers.keyEndsIn', { lastFour: apiKey.lastFour })}
          {' · '}
          {apiKey.lastUsedAt === null
            ? t('developers.neverUsed')
            : t('developers.lastUsed', { when: ago(apiKey.lastUsedAt) })}
        </Text>
        <ul className={own.scopes} aria-label={t('developers.keyScopes')}>
          {apiKey.scopes.map((scope) => (
            <li key={scope} className={own.scope}>
              {t(`developers.scopes.${scopeKey(scope)}`)}
            </li>
          ))}
        </ul>
      </div>
      <div className={classes.side}>
        <KeyState apiKey={apiKey} />
        {mayChange && (
          <>
            <Button
              size="xs"
              variant="default"
              aria-label={t('developers.renameLabel', named)}
              onClick={props.onRename}
            >
              {t('developers.rename')}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              color="block"
              aria-label={t('developers.endKeyLabel', named)}
              onClick={props.onEnd}
            >
              {t('developers.endKey')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

function dateOf(instant: string): string {
  return formatDate(instant.slice(0, 10), currentLanguage());
}

function KeyState({ apiKey }: { apiKey: KeyView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { tone, icon } = states[apiKey.state];
  if (apiKey.state === 'active') {
    const isSoon = Date.parse(apiKey.expiresAt) - nowMs < SOON_MS;
    return (
      <StateBadge tone={isSoon ? 'warn' : 'quiet'} icon={Clock}>
        {isSoon
          ? t('developers.expiresSoon', { when: formatRelative(apiKey.expiresAt, currentLanguage(), nowMs) })
          : t('developers.expires', { date: dateOf(apiKey.expiresAt) })}
      </StateBadge>
    );
  }
  const since =
    apiKey.state === 'revoked' && apiKey.revokedAt !== null
      ? t('developers.revokedAt', { date: dateOf(apiKey.revokedAt) })
      : apiKey.state === 'expired'
        ? t('developers.expired', { date: dateOf(apiKey.expiresAt) })
        : null;
  return (
    <>
      <StateBadge tone={tone} icon={icon}>
        {t(`developers.keyStates.${apiKey.state}`)}
      </StateBadge>
      {since !== null && (
        <Text size="xs" c="dimmed">
          {since}
        </Text>
      )}
    </>
  );
}
