import { listChannels } from '@bedside/server/contract/registers/channels';
import type { Role } from '@bedside/server/contract/registers/org';
import { listSites } from '@bedside/server/contract/registers/org/sites';
import type { PersonRecord } from '@bedside/server/contract/registers/people';
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { EditRolesDialog } from './edit-roles-dialog.tsx';

/** What somebody may do, and where. */
export function RolesSection({ record, mayChange }: { record: PersonRecord; mayChange: boolean }) {
  const { t } = useTranslation();
  const [editing, dialog] = useDisclosure(false);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="roles-title">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3" id="roles-title">
          {t('people.page.rolesTitle')}
        </Title>
        <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {record.person.roles.map((role) => (
            <li key={role}>
              <Text size="sm">
                <b>{t(`people.roles.${role}`)}</b> – <Places record={record} role={role} />
              </Text>
              <Text size="xs" c="dimmed">
                {t(`people.roleHints.${role}`)}
              </Text>
            </li>
          ))}
        </Stack>
        {mayChange && (
          <Button size="xs" variant="default" onClick={dialog.open}>
            {t('people.places.change')}
          </Button>
        )}
        {editing && <EditRolesDialog record={record} onClose={dialog.close} />}
      </Stack>
    </Paper>
  );
}

function Places({ record, role }: { record: PersonRecord; role: Role }) {
  const { t, i18n } = useTranslation();
  const sites = useQuery(ask(listSites)).data?.sites ?? [];
  const channels = useQuery(ask(listChannels)).data?.channels ?? [];
  const limit = record.limits.find((one) => one.role === role);
  if (limit === undefined) return t('people.page.everywhere');
  const names = [
    ...limit.siteIds.map((id) => {
      const name = sites.find((site) => site.id === id)?.name;
      return name === undefined ? t('people.page.goneSite') : t('people.page.site', { name });
    }),
    ...limit.channelIds.map(
      (id) => channels.find((channel) => channel.id === id)?.name ?? t('people.page.goneChannel'),
    ),
  ];
  const places = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return t('people.page.onlyFor', { places });
}
