import { manifests, type NetworkId } from '@bedside/connectors/networks';
import { listNetworks, type NetworkView } from '@bedside/server/contract/registers/channels';
import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const groups = ['own', 'direct', 'application'] as const;

function groupOf(network: NetworkId): (typeof groups)[number] {
  if (network === 'newsroom' || network === 'practice') return 'own';
  return manifests[network].app === undefined ? 'direct' : 'application';
}

/** Whether an application must be entered before a network can be connected. */
export function useMissingApplication(network: NetworkId): boolean {
  const { data } = useQuery(ask(listNetworks));
  return data?.networks.some((one) => one.network === network && one.application === 'missing') ?? false;
}

/** All networks that can be connected; those whose application is missing say so. */
export function NetworkChoice({ field }: { field: object }) {
  const { t } = useTranslation();
  const listed = useQuery(ask(listNetworks));
  const networks = listed.data?.networks ?? [];
  return (
    <Radio.Group label={t('channels.chooseNetwork')} {...field}>
      <ProblemNotice error={listed.error} onRetry={() => void listed.refetch()} />
      {listed.isPending && <ListSkeleton rows={4} height={40} />}
      {groups.map((group) => (
        <Group
          key={group}
          title={t(`channels.groups.${group}`)}
          networks={networks.filter((one) => groupOf(one.network) === group)}
        />
      ))}
    </Radio.Group>
  );
}

function Group({ title, networks }: { title: string; networks: readonly NetworkView[] }) {
  const { t } = useTranslation();
  if (networks.length === 0) return null;
  return (
    <Stack gap="xs" mt="xs">
      <Text size="xs" fw={600} c="dimmed">
        {title}
      </Text>
      {networks.map(({ network, application }) => (
        <Radio
          key={network}
          value={network}
          label={t(`common.networks.${network}`)}
          description={[
            t(`channels.networkHints.${network}`),
            ...(application === 'missing' ? [t('channels.needsApplication')] : []),
          ].join(' ')}
        />
      ))}
    </Stack>
  );
}
