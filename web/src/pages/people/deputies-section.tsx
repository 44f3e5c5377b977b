import {
  type DeputyView,
  endDeputy,
  getPersonRecord,
  type PersonRecord,
} from '@bedside/server/contract/registers/people';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CalendarCheck, CalendarClock, CalendarX, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { AppointDialog } from './appoint-dialog.tsx';

const states: Readonly<Record<DeputyView['state'], { tone: Tone; icon: LucideIcon }>> = {
  planned: { tone: 'info', icon: CalendarClock },
  active: { tone: 'pass', icon: CalendarCheck },
  over: { tone: 'quiet', icon: CalendarX },
  ended: { tone: 'quiet', icon: CalendarX },
};
const order: readonly DeputyView['state'][] = ['active', 'planned', 'over', 'ended'];

/** Who stands in for somebody, and for whom they stand in. */
export function DeputiesSection(props: { record: PersonRecord; mayAppoint: boolean; mayEnd: boolean }) {
  const { t } = useTranslation();
  const { person: me } = useSession();
  const { record } = props;
  const [appointing, appoint] = useDisclosure(false);
  const [ending, setEnding] = useState<DeputyView | null>(null);
  const agreements = [...record.deputies, ...record.standsInFor].toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  const mayEnd = ({ state, personId, deputyId }: DeputyView) =>
    (state === 'active' || state === 'planned') && (props.mayEnd || personId === me.id || deputyId === me.id);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="deputies-title">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3" id="deputies-title">
          {t('people.deputies.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('people.deputies.lead')}
        </Text>
        {agreements.length === 0 && <Text size="sm">{t('people.deputies.none')}</Text>}
        {agreements.length > 0 && (
          <Stack gap="sm" component="ul" m={0} p={0} w="100%" style={{ listStyle: 'none' }}>
            {agreements.map((agreement) => (
              <Agreement
                key={agreement.id}
                agreement={agreement}
                onEnd={mayEnd(agreement) ? () => setEnding(agreement) : undefined}
              />
            ))}
          </Stack>
        )}
        {props.mayAppoint && (
          <Button size="xs" variant="default" onClick={appoint.open}>
            {t('people.deputies.add')}
          </Button>
        )}
      </Stack>
      {appointing && <AppointDialog person={record.person} onClose={appoint.close} />}
      {ending !== null && <EndDialog agreement={ending} onClose={() => setEnding(null)} />}
    </Paper>
  );
}

function Agreement({ agreement, onEnd }: { agreement: DeputyView; onEnd?: (() => void) | undefined }) {
  const { t, i18n } = useTranslation();
  const names = { deputy: agreement.deputyName, person: agreement.personName };
  const { tone, icon } = states[agreement.state];
  const roles = agreement.roles?.map((role) => t(`people.roles.${role}`)) ?? [];
  const notes = [
    t('people.deputies.dates', {
      from: formatDate(agreement.fromDate, i18n.language),
      until: formatDate(agreement.untilDate, i18n.language),
    }),
    ...(agreement.kind === 'handover' ? [t('people.deputies.handover')] : []),
    ...(roles.length > 0
      ? [t('people.deputies.onlyRoles', { roles: new Intl.ListFormat(i18n.language).format(roles) })]
      : []),
    ...(agreement.includesAdministrator ? [t('people.deputies.withAdministrator')] : []),
  ];
  return (
    <Group component="li" gap="xs" justify="space-between">
      <div style={{ minWidth: 0, flex: '1 1 220px' }}>
        <Text size="sm" fw={500}>
          {t('people.deputies.standsIn', names)}
        </Text>
        <Text size="xs" c="dimmed">
          {notes.join(' · ')}
        </Text>
        {agreement.reason !== null && agreement.reason !== '' && <Text size="xs">{agreement.reason}</Text>}
      </div>
      <Group gap="xs">
        <StateBadge tone={tone} icon={icon}>
          {t(`people.deputies.states.${agreement.state}`)}
        </StateBadge>
        {onEnd && (
          <Button size="xs" variant="default" aria-label={t('people.deputies.endLabel', names)} onClick={onEnd}>
            {t('people.deputies.end')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function EndDialog({ agreement, onClose }: { agreement: DeputyView; onClose: () => void }) {
  const { t } = useTranslation();
  const end = useCall(endDeputy, {
    invalidates: [getPersonRecord],
    onSuccess: () => {
      notifyDone(t('people.deputies.ended'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('people.deputies.endTitle')}
      text={t('people.deputies.endText', { deputy: agreement.deputyName, person: agreement.personName })}
      confirm={t('people.deputies.endSubmit')}
      busy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ params: { id: agreement.id } })}
      onClose={onClose}
    />
  );
}
