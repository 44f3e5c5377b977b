import type { PermissionOfPost } from '@bedside/server/contract/flow/permit';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { Quote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { notifyUndo } from '../../lib/notify.tsx';
import { lacksDisclosure, withDisclosure } from './permission-content.ts';
import type { ComposerState } from './use-composer.ts';

/** Praise that does not yet say what must stand beside it, each with the button that puts it there. */
export function DisclosureNotices(props: {
  composer: Pick<ComposerState, 'content' | 'onChange'>;
  permissions: readonly PermissionOfPost[];
}) {
  const { content, onChange } = props.composer;
  const { t } = useTranslation();
  const { permission } = content;
  if (permission?.purpose !== 'testimonial') return null;
  const put = (disclosure: string) => {
    const { baseText, variants } = content;
    onChange((now) => withDisclosure(now, disclosure));
    notifyUndo({
      message: t('permits.disclosure.added'),
      undoLabel: t('common.undo'),
      onUndo: () => onChange({ baseText, variants }),
    });
  };
  return props.permissions.map(({ authorizationId, subjectName, disclosureText }) => {
    const isNamed = permission.authorizationIds.includes(authorizationId);
    if (!isNamed || disclosureText === null || !lacksDisclosure(content, disclosureText)) return null;
    return (
      <Alert key={authorizationId} color="warn" icon={<Quote size={20} aria-hidden />}>
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t('permits.disclosure.text', { name: subjectName, disclosure: disclosureText })}</Text>
          <Button size="xs" onClick={() => put(disclosureText)}>
            {t('permits.disclosure.add')}
          </Button>
        </Stack>
      </Alert>
    );
  });
}
