import { switchOrganization } from '@bedside/server/contract/registers/sign-in';
import { Menu, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../lib/notify.tsx';
import { useProblemText } from '../lib/problem-text.ts';
import { useCall } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';

/** A part of the person's menu: to another organization of one's own. Left out for everybody who has one. */
export function OrganizationSwitch() {
  const { t } = useTranslation();
  const { organization, organizations } = useSession();
  const problemText = useProblemText();
  const change = useCall(switchOrganization, {
    // Nothing that was read in one organization may be seen in another, so the console begins anew.
    onSuccess: () => location.assign('/'),
    onError: (error) => notifyProblem(problemText(error)),
  });
  if (organizations.length < 2) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('security.organizations')}</Menu.Label>
      <Menu.RadioGroup
        value={organization.id}
        onChange={(organizationId) => change.mutate({ body: { organizationId } })}
      >
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
