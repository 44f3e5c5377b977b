import { getSession, switchOrganization } from '@bedside/server/contract/registers/sign-in';
import { Menu, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../lib/notify.tsx';
import { useProblemText } from '../lib/problem-text.ts';
import { keyOf, useCall } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';

/** A part of the person's menu: to another organization of one's own. Left out for everybody who has one. */
export function OrganizationSwitch() {
  const { t } = useTranslation();
  const { organization, organizations } = useSession();
  const go = useSwitchOrganization();
  if (organizations.length < 2) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('shell.organization')}</Menu.Label>
      <Menu.RadioGroup value={organization.id} onChange={(id) => id !== organization.id && go(id)}>
        {organizations.map(({ id, name }) => (
          <Menu.RadioItem key={id} value={id}>
            <Text size="sm" lineClamp={2}>
              {name}
            </Text>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

/** Leaves the page first and then forgets all that was read, so that nothing of the one is ever shown in the other. */
function useSwitchOrganization(): (organizationId: string) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const call = useCall(switchOrganization, {
    onSuccess: async ({ session }) => {
      client.clear();
      client.setQueryData(keyOf(getSession), { session });
      await navigate({ to: '/', reloadDocument: true });
    },
    onError: (error) => notifyProblem(problemText(error)),
  });
  return (organizationId) => call.mutate({ body: { organizationId } });
}
