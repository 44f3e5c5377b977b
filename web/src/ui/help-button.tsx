import { ActionIcon } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { helpOf } from '../lib/help-pages.ts';
import { openPanel } from '../lib/panels.ts';

/** Opens the help of the page that is shown; nothing where a page has none. */
export function HelpButton() {
  const { t } = useTranslation();
  const pathname = useLocation({ select: (location) => location.pathname });
  if (helpOf(pathname) === null) return null;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={t('find.help.open')}
      title={t('find.help.open')}
      aria-haspopup="dialog"
      onClick={() => openPanel('help')}
    >
      <CircleHelp size={20} aria-hidden />
    </ActionIcon>
  );
}
