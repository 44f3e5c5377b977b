import { countUses, type UseCount } from '@bedside/server/contract/flow/publish/recall';
import type { EndView } from '@bedside/server/contract/registers/authorizations/ends';
import { Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { authorizationAskers } from '../../../lib/authorization-roles.ts';
import { formatDate } from '../../../lib/format.ts';
import { ask } from '../../../lib/query.ts';
import { hasRole, useSession } from '../../../lib/session.ts';
import { LinkButton, TextLink } from '../../../ui/link-button.tsx';
import rows from '../../../ui/row-list.module.css';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { useHouseDay } from '../use-house-day.ts';
import { endLooks } from './end-looks.ts';
import classes from './ends.module.css';

const AT_ONCE = 50;

/** What ends, day by day: whose it is, what rests on it, and whether its owners know. */
export function EndsList({ ends }: { ends: readonly EndView[] }) {
  const { t } = useTranslation();
  const counts = useCounts(ends);
  return (
    <ul className={rows.list} aria-label={t('ends.listLabel')}>
      {ends.map((end) => (
        <End
          key={`${end.what} ${end.authorizationId ?? end.requestId}`}
          end={end}
          count={counts.get(end.authorizationId ?? '')}
        />
      ))}
    </ul>
  );
}

/** How many posts rest on each, some permissions at a time. */
function useCounts(ends: readonly EndView[]): ReadonlyMap<string, UseCount> {
  const ids = [...new Set(ends.flatMap(({ authorizationId }) => authorizationId ?? []))];
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) =>
    ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
  const found = useQueries({ queries: parts.map((part) => ask(countUses, { query: { ids: part.join(',') } })) });
  const counts = found.flatMap(({ data }) => data?.counts ?? []);
  return new Map(counts.map((count) => [count.authorizationId, count]));
}

function End({ end, count }: { end: EndView; count: UseCount | undefined }) {
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const { tone, icon } = endLooks[end.what];
  const told = useToldWords()(end);
  const about = [t(`authorizations.kinds.${end.kind}`), ...(told === null ? [] : [told])];
  const mayAsk = hasRole(person, ...authorizationAskers);
  return (
    <li className={rows.row}>
      <div className={rows.main}>
        <div className={classes.when}>
          {end.onDay !== null && (
            <Text size="sm" fw={650} component="time" dateTime={end.onDay}>
              {formatDate(end.onDay, i18n.language)}
            </Text>
          )}
          <StateBadge tone={tone} icon={icon}>
            {t(`ends.kinds.${end.what}`)}
          </StateBadge>
        </div>
        <Name end={end} />
        <Text size="xs" c="dimmed">
          {about.join(' · ')}
        </Text>
        {end.authorizationId !== null && count !== undefined && (
          <Text size="xs" c="dimmed">
            <Rests count={count} />
          </Text>
        )}
      </div>
      <div className={rows.side}>
        {mayAsk && end.authorizationId !== null && end.what !== 'waits' && (
          <LinkButton
            to="/authorizations/ask"
            search={{ again: end.authorizationId }}
            variant="default"
            leftSection={<RotateCcw size={16} aria-hidden />}
            aria-label={t('ends.againFor', { name: end.subject.name })}
          >
            {t('ends.again')}
          </LinkButton>
        )}
      </div>
    </li>
  );
}

function Name({ end: { subject, authorizationId, requestId } }: { end: EndView }) {
  if (authorizationId !== null) {
    return (
      <TextLink to="/authorizations/$authorizationId" params={{ authorizationId }} fw={500}>
        {subject.name}
      </TextLink>
    );
  }
  return (
    <TextLink to="/authorizations/requests/$requestId" params={{ requestId: requestId ?? '' }} fw={500}>
      {subject.name}
    </TextLink>
  );
}

/** How many posts would have to come down, or stay here. */
function Rests({ count: { out, queued, drafts } }: { count: UseCount }) {
  const { t } = useTranslation();
  const parts = [
    ...(out > 0 ? [t('ends.rests.out', { count: out })] : []),
    ...(queued > 0 ? [t('ends.rests.queued', { count: queued })] : []),
    ...(drafts > 0 ? [t('ends.rests.drafts', { count: drafts })] : []),
  ];
  return parts.length === 0 ? t('ends.rests.none') : parts.join(' · ');
}

/** Whether the owners know of it, and since when; null where nobody is told. */
function useToldWords(): (end: EndView) => string | null {
  const { t, i18n } = useTranslation();
  const dayOf = useHouseDay();
  return ({ what, toldAt, tellsOn }) => {
    if (what === 'link') return t('ends.linkHint');
    if (what === 'waits') return toldAt === null ? t('ends.askedLater') : t('ends.askedOn', { day: dayOf(toldAt) });
    if (what === 'event') return null;
    if (toldAt !== null) return t('ends.told', { day: dayOf(toldAt) });
    return tellsOn === null ? null : t('ends.tellsOn', { day: formatDate(tellsOn, i18n.language) });
  };
}
