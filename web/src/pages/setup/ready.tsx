import type { setUp, setUpSample } from '@bedside/server/contract/registers/org';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { forgetSession } from '../../lib/session.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { OpenPage } from '../../ui/open-page.tsx';
import classes from './setup.module.css';

/** The organization is there; what is left is the second person's link. */
export function OrganizationReady(props: { answer: CallAnswer<typeof setUp>; secondName: string }) {
  const { t } = useTranslation();
  const { organization, invitationLink } = props.answer;
  return (
    <OpenPage
      title={t('setup.finishTitle', { organization: organization.name })}
      lead={t('setup.finishLead', { name: props.secondName })}
      wide
    >
      <Stack gap="lg">
        <CopyField label={t('people.invitationLink')} value={invitationLink} />
        <OpenBedside />
      </Stack>
    </OpenPage>
  );
}

/** Who lives in the sample organization, and how to become one of them. */
export function SampleReady(props: { answer: CallAnswer<typeof setUpSample> }) {
  const { t } = useTranslation();
  const { organization, password, people } = props.answer;
  return (
    <OpenPage title={t('setup.sampleTitle', { organization: organization.name })} lead={t('setup.sampleLead')} wide>
      <Stack gap="lg">
        <CopyField label={t('setup.samplePassword')} value={password} />
        <Stack gap="xs">
          <Title order={2}>{t('setup.samplePeople')}</Title>
          <ul className={classes.people}>
            {people.map((person) => (
              <li key={person.email} className={classes.person}>
                <div>
                  <Text fw={500}>{person.name}</Text>
                  <Text size="xs" c="dimmed">
                    {person.roles.map((role) => t(`people.roles.${role}`)).join(', ')}
                  </Text>
                </div>
                <Text ff="monospace" size="xs">
                  {person.email}
                </Text>
              </li>
            ))}
          </ul>
        </Stack>
        <OpenBedside />
      </Stack>
    </OpenPage>
  );
}

function OpenBedside() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  // The heading is new on the same route, so it is given the focus here.
  useEffect(() => document.getElementById('page-title')?.focus(), []);
  const open = () => {
    // The cookie came with the answer; who is signed in has to be asked anew.
    forgetSession(client);
    void navigate({ to: '/' });
  };
  return (
    <Button onClick={open} rightSection={<ArrowRight size={16} aria-hidden />} w="fit-content">
      {t('setup.open')}
    </Button>
  );
}
