import { type PersonView } from '@bedside/server/contract/registers/people';
import { signOut } from '@bedside/server/contract/registers/sign-in';
import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { LogOut, Share2, ShieldUser, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyBrowserStore, hasUnsentWork } from '../lib/browser-store.ts';
import { useChooseLanguage } from '../lib/choose-language.ts';
import { languages } from '../lib/i18n.ts';
import { useCall } from '../lib/query.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { OrganizationSwitch } from './organization-switch.tsx';

const schemes = ['light', 'dark', 'auto'] as const;

/** One's own security, organizations, language, colours and the way out. */
export function PersonMenu({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const chooseLanguage = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  return (
    <>
      <Menu position="bottom-end" width={240} shadow="md" withinPortal={false}>
        <Menu.Target>
          <UnstyledButton aria-label={t('shell.personMenu', { name: person.name })}>
            <Avatar name={person.name} color="teal" size={36} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text c="var(--mantine-color-text)" fw={500} truncate>
              {person.name}
            </Text>
            <Text size="xs" truncate>
              {person.email}
            </Text>
          </Menu.Label>
          <Menu.Divider />
          <OwnPages person={person} />
          <OrganizationSwitch />
          <Menu.Divider />
          <Menu.Label>{t('shell.language')}</Menu.Label>
          <Menu.RadioGroup
            value={person.locale}
            onChange={(chosen) => languages.filter((each) => each === chosen).forEach(chooseLanguage)}
          >
            {languages.map((language) => (
              <Menu.RadioItem key={language} value={language} lang={language}>
                {t(`common.languagesOwn.${language}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{t('shell.colourScheme')}</Menu.Label>
          <Menu.RadioGroup
            value={colorScheme}
            onChange={(chosen) => schemes.filter((each) => each === chosen).forEach(setColorScheme)}
          >
            {schemes.map((scheme) => (
              <Menu.RadioItem key={scheme} value={scheme}>
                {t(`shell.schemes.${scheme}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={leave.ask}>
            {t('shell.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {leave.losesWork && (
        <ConfirmDialog
          title={t('together.signOut.title')}
          text={t('together.signOut.text')}
          confirm={t('together.signOut.confirm')}
          busy={leave.busy}
          error={leave.error}
          onConfirm={leave.now}
          onClose={leave.stay}
        />
      )}
    </>
  );
}

/** Signs out and begins anew, so that nothing that was read stays in this window; asks first where something is not saved. */
function useSignOut() {
  const [losesWork, setLosesWork] = useState(false);
  const call = useCall(signOut, {
    onSuccess: async () => {
      await emptyBrowserStore();
      location.assign('/sign-in');
    },
  });
  const ask = async () => {
    if (await hasUnsentWork()) setLosesWork(true);
    else call.mutate({});
  };
  return {
    losesWork,
    ask: () => void ask(),
    now: () => call.mutate({}),
    stay: () => setLosesWork(false),
    busy: call.isPending,
    error: call.error,
  };
}

function OwnPages({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  return (
    <>
      <Menu.Item component={Link} to="/security" leftSection={<ShieldUser size={16} aria-hidden />}>
        {t('security.menu')}
      </Menu.Item>
      <Menu.Item component={Link} to={`/people/${person.id}`} leftSection={<UserRoundCheck size={16} aria-hidden />}>
        {t('people.mine')}
      </Menu.Item>
      <Menu.Item component={Link} to="/sharing" leftSection={<Share2 size={16} aria-hidden />}>
        {t('shell.sharing')}
      </Menu.Item>
    </>
  );
}
