import { type ChannelView, listChannels, updateChannel } from '@bedside/server/contract/registers/channels';
import { listSites } from '@bedside/server/contract/registers/org/sites';
import { NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyProblem } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';

/** For which site an account speaks; left out where the organization has no sites. */
export function ChannelSite({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const problemText = useProblemText();
  const sites = useQuery(ask(listSites)).data?.sites ?? [];
  const place = useCall(updateChannel, {
    invalidates: [listChannels, listSites],
    onSuccess: () => notifyDone(t('channels.sitePlaced', { name: channel.name })),
    onError: (error) => notifyProblem(problemText(error)),
  });
  const shown = sites.filter(({ id, state }) => state === 'active' || id === channel.siteId);
  if (shown.length === 0) return null;
  if (!hasRole(person, 'administrator', 'coordinator')) {
    const name = sites.find(({ id }) => id === channel.siteId)?.name;
    return name === undefined ? null : (
      <Text size="xs" c="dimmed">
        {name}
      </Text>
    );
  }
  return (
    <NativeSelect
      size="xs"
      w={170}
      aria-label={t('channels.siteLabel', { name: channel.name })}
      value={channel.siteId ?? ''}
      disabled={place.isPending}
      onChange={({ currentTarget: { value } }) =>
        place.mutate({ params: { id: channel.id }, body: { siteId: value === '' ? null : value } })
      }
      data={[
        { value: '', label: t('settings.facts.wholeOrganization') },
        ...shown.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
