import type { Content } from '@bedside/server/contract/flow/compose';
import type { PermissionOfPost, readPermissions } from '@bedside/server/contract/flow/permit';
import { purpose as purposes } from '@bedside/server/contract/registers/authorizations';
import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { Link2, Unlink } from 'lucide-react';
import { memo, type ReactNode, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { notifyUndo } from '../../lib/notify.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import rows from '../../ui/row-list.module.css';
import { PermissionLine } from '../permissions/permission-line.tsx';
import { usePostPermissions } from '../permissions/use-post-permissions.ts';
import { DisclosureNotices } from './disclosure-notices.tsx';
import { LinkPermissionDialog } from './link-permission-dialog.tsx';
import { withoutLinked, withPurpose } from './permission-content.ts';
import type { ComposerState } from './use-composer.ts';

type PeopleComposer = Pick<ComposerState, 'content' | 'onChange' | 'readOnly' | 'postId'>;
type Found = z.output<(typeof readPermissions)['answer']>;

/** What the post is for, and whose signed permission it rests on. */
export const ComposePeople = memo(function ComposePeople(props: {
  section: Ref<HTMLDivElement>;
  composer: PeopleComposer;
}) {
  const { section, composer } = props;
  const { t } = useTranslation();
  const { mayRead, found } = usePostPermissions(composer.postId);
  const isNeeded = found.data?.faults.some(({ code }) => code === 'PURPOSE_MISSING') === true;
  return (
    <Stack
      ref={section}
      gap="sm"
      component="section"
      aria-labelledby="people-title"
      tabIndex={-1}
      style={{ scrollMarginTop: 72 }}
    >
      <div>
        <Title order={2} size="h3" id="people-title">
          {t('permits.people.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('permits.people.lead')}
        </Text>
      </div>
      <PurposeField composer={composer} isNeeded={isNeeded} />
      {!mayRead && <NamedCount content={composer.content} />}
      {mayRead && composer.postId === null && (
        <Text size="sm" c="dimmed">
          {t('permits.people.first')}
        </Text>
      )}
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isLoading && <ListSkeleton rows={1} height={64} />}
      {found.data !== undefined && <RestsOn composer={composer} found={found.data} />}
    </Stack>
  );
});

function PurposeField(props: { composer: PeopleComposer; isNeeded: boolean }) {
  const { content, onChange, readOnly } = props.composer;
  const { t } = useTranslation();
  const { permission } = content;
  const choose = (value: string) => {
    const chosen = purposes.safeParse(value);
    onChange((now) => withPurpose(now, chosen.success ? chosen.data : null));
    if (chosen.success || permission === undefined || permission.authorizationIds.length === 0) return;
    notifyUndo({
      message: t('permits.purpose.cleared'),
      undoLabel: t('common.undo'),
      onUndo: () => onChange({ permission }),
    });
  };
  return (
    <NativeSelect
      label={t('permits.purpose.label')}
      description={t('permits.purpose.hint')}
      error={permission === undefined && props.isNeeded ? t('permits.purpose.needed') : undefined}
      maw={440}
      disabled={readOnly}
      value={permission?.purpose ?? ''}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: '', label: t('permits.purpose.none') },
        ...purposes.options.map((value) => ({ value, label: t(`authorizations.purposes.${value}`) })),
      ]}
    />
  );
}

/** For those whose roles do not show whose permissions they are. */
function NamedCount({ content }: { content: Content }) {
  const { t } = useTranslation();
  const count = content.permission?.authorizationIds.length ?? 0;
  return (
    <div>
      <Text size="sm">{count === 0 ? t('permits.people.namedNone') : t('permits.people.namedCount', { count })}</Text>
      <Text size="sm" c="dimmed">
        {t('permits.people.askWhom')}
      </Text>
    </div>
  );
}

/** Named permissions as they stand on screen, and those that pictures rest on as the server found them. */
function RestsOn({ composer, found }: { composer: PeopleComposer; found: Found }) {
  const { content, readOnly } = composer;
  const { t } = useTranslation();
  const [isLinking, setLinking] = useState(false);
  const linked = content.permission?.authorizationIds ?? [];
  const all = [...found.rests, ...found.others];
  const seen = found.rests.filter(
    ({ authorizationId, images }) => images.length > 0 && !linked.includes(authorizationId),
  );
  const isEmpty = linked.length === 0 && seen.length === 0 && found.without.length === 0;
  return (
    <>
      {isEmpty && <Text size="sm">{t('permits.people.none')}</Text>}
      {linked.length > 0 && (
        <Lines title={t('permits.people.linked')}>
          {linked.map((id) => (
            <LinkedLine
              key={id}
              id={id}
              permission={all.find(({ authorizationId }) => authorizationId === id)}
              composer={composer}
            />
          ))}
        </Lines>
      )}
      {seen.length > 0 && (
        <Lines title={t('permits.people.seen')}>
          {seen.map((permission) => (
            <SeenLine key={permission.authorizationId} permission={permission} />
          ))}
        </Lines>
      )}
      {found.without.length > 0 && (
        <Lines title={t('permits.people.without')}>
          {found.without.map(({ image, subjectId, subjectName }) => (
            <li key={`${image} ${subjectId}`} className={rows.row}>
              <Text size="sm">{t('permits.people.withoutLine', { name: subjectName, number: image + 1 })}</Text>
            </li>
          ))}
        </Lines>
      )}
      {!readOnly && <DisclosureNotices composer={composer} permissions={all} />}
      {!readOnly && (
        <Button
          variant="default"
          w="fit-content"
          leftSection={<Link2 size={18} aria-hidden />}
          onClick={() => setLinking(true)}
        >
          {t('permits.link.open')}
        </Button>
      )}
      {isLinking && <LinkPermissionDialog composer={composer} permissions={all} onClose={() => setLinking(false)} />}
    </>
  );
}

function Lines(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" fw={650} c="dimmed" mb={4}>
        {props.title}
      </Text>
      <ul className={rows.list} aria-label={props.title}>
        {props.children}
      </ul>
    </div>
  );
}

function LinkedLine(props: { id: string; permission: PermissionOfPost | undefined; composer: PeopleComposer }) {
  const { id, permission, composer } = props;
  const { t } = useTranslation();
  const { onChange, readOnly } = composer;
  const name = permission?.subjectName ?? t('permits.people.gone');
  const unlink = () => {
    const before = composer.content.permission;
    onChange((now) => withoutLinked(now, id));
    notifyUndo({
      message: t('permits.link.removed'),
      undoLabel: t('common.undo'),
      onUndo: () => onChange({ permission: before }),
    });
  };
  const button = !readOnly && (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<Unlink size={16} aria-hidden />}
      aria-label={t('permits.link.removeLabel', { name })}
      onClick={unlink}
    >
      {t('permits.link.remove')}
    </Button>
  );
  if (permission !== undefined) return <PermissionLine permission={permission}>{button}</PermissionLine>;
  return (
    <li className={rows.row}>
      <div className={rows.main}>
        <Text size="sm">{name}</Text>
      </div>
      <div className={rows.side}>{button}</div>
    </li>
  );
}

function SeenLine({ permission }: { permission: PermissionOfPost }) {
  const { t, i18n } = useTranslation();
  const numbers = permission.images.map((index) => String(index + 1));
  const images = new Intl.ListFormat(i18n.language).format(numbers);
  return (
    <PermissionLine permission={permission} note={t('permits.people.forImages', { count: numbers.length, images })} />
  );
}
