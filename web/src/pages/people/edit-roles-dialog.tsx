import { role as allRoles, type Role } from '@bedside/server/contract/registers/org';
import {
  getPersonRecord,
  listPeople,
  neverLimited,
  type PersonRecord,
  type RoleLimit,
  updatePerson,
} from '@bedside/server/contract/registers/people';
import { getSession } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RolesField } from '../../ui/roles-field.tsx';
import { PlacesField } from './places-field.tsx';

/** Roles of one person, and where each of them holds. */
export function EditRolesDialog(props: { record: PersonRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = props.record;
  const [roles, setRoles] = useState<Role[]>(person.roles);
  const [limits, setLimits] = useState<ReadonlyMap<Role, RoleLimit>>(
    new Map(props.record.limits.map((limit) => [limit.role, limit])),
  );
  const [tried, setTried] = useState(false);
  const update = useCall(updatePerson, {
    // One's own roles decide what the rest of the console offers.
    invalidates: [listPeople, getPersonRecord, getSession],
    onSuccess: () => {
      notifyDone(t('common.saved'));
      props.onClose();
    },
  });
  const limited = roles.filter((role) => !neverLimited.includes(role));
  const chosen = limited.flatMap((role) => limits.get(role) ?? []);
  const isUnfit = roles.length === 0 || chosen.some(isEmpty);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isUnfit) return;
    update.mutate({ params: { id: person.id }, body: { revision: person.revision, roles, limits: chosen } });
  };
  const place = (role: Role, limit: RoleLimit | null) => {
    const next = new Map(limits);
    if (limit === null) next.delete(role);
    else next.set(role, limit);
    setLimits(next);
  };
  return (
    <Modal opened size="lg" onClose={props.onClose} title={t('people.editTitle', { name: person.name })}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <RolesField
            value={roles}
            onChange={(values) => setRoles(allRoles.options.filter((each) => values.includes(each)))}
            error={tried && roles.length === 0 ? t('common.fields.chooseOne') : null}
          />
          {limited.map((role) => {
            const limit = limits.get(role) ?? null;
            return (
              <PlacesField
                key={role}
                role={role}
                limit={limit}
                error={tried && limit !== null && isEmpty(limit) ? t('people.places.chooseOne') : null}
                onChange={(next) => place(role, next)}
              />
            );
          })}
          <Text size="xs" c="dimmed">
            {t('people.places.limitHint')}
          </Text>
          <ProblemNotice error={update.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={update.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function isEmpty(limit: RoleLimit): boolean {
  return limit.siteIds.length + limit.channelIds.length === 0;
}
