import { MAX_AUTHORIZATIONS } from '@bedside/server/contract/flow/compose';
import type { PermissionOfPost } from '@bedside/server/contract/flow/permit';
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link2, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import rows from '../../ui/row-list.module.css';
import { PermissionLine } from '../permissions/permission-line.tsx';
import { fitsPost, toPickFrom, withLinked } from './permission-content.ts';
import type { ComposerState } from './use-composer.ts';

/** Signed permissions to name in the post: those that fit first, the others with the reason why they do not. */
export function LinkPermissionDialog(props: {
  composer: Pick<ComposerState, 'content' | 'onChange'>;
  permissions: readonly PermissionOfPost[];
  onClose: () => void;
}) {
  const { composer, permissions, onClose } = props;
  const { t } = useTranslation();
  const isPhone = useMediaQuery('(max-width: 40em)');
  const [search, setSearch] = useState('');
  const linked = composer.content.permission?.authorizationIds ?? [];
  const shown = toPickFrom(permissions, { linked, search });
  const link = (authorizationId: string) => {
    composer.onChange((now) => withLinked(now, authorizationId));
    onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      fullScreen={isPhone}
      onClose={onClose}
      title={t('permits.link.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('permits.link.lead')}</Text>
        <Hindrance hasPurpose={composer.content.permission !== undefined} count={linked.length} />
        <TextInput
          data-autofocus
          label={t('permits.link.search')}
          leftSection={<Search size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Choice
          shown={shown}
          isSearching={search.trim() !== ''}
          mayLink={composer.content.permission !== undefined && linked.length < MAX_AUTHORIZATIONS}
          onLink={link}
        />
        <Ends onClose={onClose} />
      </Stack>
    </Modal>
  );
}

function Hindrance({ hasPurpose, count }: { hasPurpose: boolean; count: number }) {
  const { t } = useTranslation();
  if (hasPurpose && count < MAX_AUTHORIZATIONS) return null;
  return <Alert color="warn">{t(hasPurpose ? 'permits.link.full' : 'permits.link.needsPurpose')}</Alert>;
}

function Choice(props: {
  shown: readonly PermissionOfPost[];
  isSearching: boolean;
  mayLink: boolean;
  onLink: (authorizationId: string) => void;
}) {
  const { shown, isSearching, mayLink, onLink } = props;
  const { t } = useTranslation();
  if (shown.length === 0) {
    return (
      <div>
        {!isSearching && (
          <Text size="sm" fw={500}>
            {t('permits.link.noneTitle')}
          </Text>
        )}
        <Text size="sm" c="dimmed" component="output">
          {t(isSearching ? 'permits.link.noneFound' : 'permits.link.noneText')}
        </Text>
      </div>
    );
  }
  return (
    <ul className={rows.list} aria-label={t('permits.link.title')}>
      {shown.map((permission) => (
        <PermissionLine
          key={permission.authorizationId}
          permission={permission}
          note={t(fitsPost(permission) ? 'permits.link.fits' : 'permits.link.fitsNot')}
        >
          <Button
            size="compact-sm"
            variant={fitsPost(permission) ? 'filled' : 'default'}
            leftSection={<Link2 size={16} aria-hidden />}
            disabled={!mayLink}
            aria-label={t('permits.link.addLabel', { name: permission.subjectName })}
            onClick={() => onLink(permission.authorizationId)}
          >
            {t('permits.link.add')}
          </Button>
        </PermissionLine>
      ))}
    </ul>
  );
}

function Ends({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  return (
    <Group justify="flex-end" gap="xs">
      {hasRole(person, ...authorizationAskers) && (
        <LinkButton to="/authorizations/ask" variant="default">
          {t('permits.link.ask')}
        </LinkButton>
      )}
      <Button variant="default" onClick={onClose}>
        {t('common.close')}
      </Button>
    </Group>
  );
}
