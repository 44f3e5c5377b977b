import { listStaffGroups, mapGroupRoles, type StaffGroupView } from '@bedside/server/contract/registers/directory';
import type { Role } from '@bedside/server/contract/registers/org';
import { listPeople } from '@bedside/server/contract/registers/people';
import { Alert, Button, Checkbox, Group, List, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCall } from '../../lib/query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RolesField } from '../../ui/roles-field.tsx';
import classes from '../../ui/row-list.module.css';
import { directoryReads } from './directory-reads.ts';

/** Groups that the identity provider keeps, what their members may do, and how to set it up. */
export function GroupsPanel(props: { scimAddress: string; mayChange: boolean }) {
  const { t } = useTranslation();
  const groups = useQuery(ask(listStaffGroups));
  const [mapped, setMapped] = useState<StaffGroupView | null>(null);
  return (
    <Stack gap="lg">
      <ScimSetUp address={props.scimAddress} />
      <Title order={2}>{t('directory.groupsTitle')}</Title>
      <ProblemNotice error={groups.error} onRetry={() => void groups.refetch()} />
      {groups.isPending && <ListSkeleton height={56} />}
      {groups.data?.groups.length === 0 && (
        <EmptyState icon={UsersRound} title={t('directory.noGroupsTitle')} text={t('directory.noGroupsText')} />
      )}
      {groups.data !== undefined && groups.data.groups.length > 0 && (
        <ul className={classes.list} aria-label={t('directory.groupsTitle')}>
          {groups.data.groups.map((group) => (
            <GroupRow key={group.id} group={group} onMap={props.mayChange ? () => setMapped(group) : undefined} />
          ))}
        </ul>
      )}
      {mapped !== null && <MapRolesDialog group={mapped} onClose={() => setMapped(null)} />}
    </Stack>
  );
}

function GroupRow(props: { group: StaffGroupView; onMap: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { group } = props;
  const roles = group.roles.map((each) => t(`people.roles.${each}`)).join(', ');
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500} dir="auto">
          {group.displayName}
        </Text>
        <Text size="xs" c="dimmed">
          {t('directory.groupMembers', { count: group.members })}
        </Text>
        <Text size="xs">{roles === '' ? t('directory.givesNothing') : t('directory.gives', { roles })}</Text>
      </div>
      {props.onMap && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('directory.mapLabel', { name: group.displayName })}
          onClick={props.onMap}
        >
          {t('directory.map')}
        </Button>
      )}
    </li>
  );
}

const powerful: readonly string[] = ['administrator', 'privacy_officer'] satisfies Role[];

function MapRolesDialog(props: { group: StaffGroupView; onClose: () => void }) {
  const { t } = useTranslation();
  const { group, onClose } = props;
  const [roles, setRoles] = useState<string[]>(group.roles);
  const [allowed, setAllowed] = useState(false);
  const map = useCall(mapGroupRoles, { invalidates: [...directoryReads, listPeople], onSuccess: onClose });
  const isPowerful = roles.some((each) => powerful.includes(each));
  return (
    <Modal opened onClose={onClose} title={t('directory.mapTitle', { name: group.displayName })}>
      <Stack gap="md">
        <Text c="dimmed">{t('directory.mapText')}</Text>
        <RolesField value={roles} onChange={setRoles} />
        {isPowerful && (
          <Alert color="warn">
            <Checkbox
              label={t('directory.allowPowerful')}
              checked={allowed}
              onChange={(event) => setAllowed(event.currentTarget.checked)}
            />
          </Alert>
        )}
        <ProblemNotice error={map.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={map.isPending}
            disabled={isPowerful && !allowed}
            onClick={() =>
              map.mutate({
                params: { id: group.id },
                // The field offers roles and nothing else.
                body: { roles: roles as Role[], allowPowerfulRoles: allowed, revision: group.revision },
              })
            }
          >
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function ScimSetUp({ address }: { address: string }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('directory.scim.title')}</Title>
        <Text>{t('directory.scim.lead')}</Text>
        <List type="ordered" spacing="xs" size="sm">
          <List.Item>{t('directory.scim.key')}</List.Item>
          <List.Item>{t('directory.scim.address')}</List.Item>
          <List.Item>{t('directory.scim.users')}</List.Item>
          <List.Item>{t('directory.scim.roles')}</List.Item>
        </List>
        <CopyField label={t('directory.scim.addressField')} value={address} />
        <Text size="sm" c="dimmed">
          {t('directory.scim.safe')}
        </Text>
      </Stack>
    </Paper>
  );
}
