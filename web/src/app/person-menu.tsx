import { type PersonView, signOut } from '@bedside/server/contract/registers/people';
import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChooseLanguage } from '../lib/choose-language.ts';
import { languages } from '../lib/i18n.ts';
import { useCall } from '../lib/query.ts';
import { keepSession } from '../lib/session.ts';

const schemes = [
  { id: 'light', icon: Sun },
  { id: 'dark', icon: Moon },
  { id: 'auto', icon: Monitor },
] as const;

/** Language, colours and the way out. */
export function PersonMenu({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const chooseLanguage = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  return (
    <Menu position="bottom-end" width={240} shadow="md">
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
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            role="menuitemradio"
            aria-checked={person.locale === language}
            lang={language}
            rightSection={person.locale === language && <Check size={16} aria-hidden />}
            onClick={() => chooseLanguage(language)}
          >
            {t(`common.languagesOwn.${language}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('shell.colourScheme')}</Menu.Label>
        {schemes.map(({ id, icon: Icon }) => (
          <Menu.Item
            key={id}
            role="menuitemradio"
            aria-checked={colorScheme === id}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={colorScheme === id && <Check size={16} aria-hidden />}
            onClick={() => setColorScheme(id)}
          >
            {t(`shell.schemes.${id}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={leave}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Signs out and forgets everything that was read. */
function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const call = useCall(signOut, {
    onSuccess: async () => {
      keepSession(client, null);
      await navigate({ to: '/sign-in' });
      client.clear();
    },
  });
  return () => call.mutate({});
}
