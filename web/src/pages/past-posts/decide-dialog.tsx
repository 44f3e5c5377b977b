import {
  decidePastPost,
  decisionKind,
  type PastDecision,
  type PastPostView,
  pastSummary,
  searchPastPosts,
} from '@bedside/server/contract/evidence/past-posts';
import { type AuthorizationView, listAuthorizations, purpose } from '@bedside/server/contract/registers/authorizations';
import { listChannels } from '@bedside/server/contract/registers/channels';
import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ApiProblem } from '../../lib/problem.ts';
import { ask, keyOf, useCall } from '../../lib/query.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SayWhere } from '../authorizations/say-where.tsx';

type Values = {
  readonly kind: PastDecision['kind'];
  readonly note: string;
  readonly authorizationId: string;
  readonly purpose: (typeof purpose.options)[number];
  readonly channelId: string;
};

/** Shortest reason that the contract takes. */
const MIN_REASON_UNITS = 3;

/** What is said of a post; null while something is still missing. */
function decisionOf({ kind, note, ...told }: Values, isChannelKnown: boolean): PastDecision | null {
  if (kind === 'asked') return { kind, note };
  if (kind !== 'permission') return note.trim().length < MIN_REASON_UNITS ? null : { kind, note };
  const { authorizationId, channelId } = told;
  if (authorizationId === '' || (!isChannelKnown && channelId === '')) return null;
  return { kind, note, authorizationId, purpose: told.purpose, channelId: isChannelKnown ? null : channelId };
}

/** Asks what is with a post: a permission is there, no patient, taken down, or one is asked for. */
export function DecideDialog({ post, onClose }: { post: PastPostView; onClose: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>({
    kind: 'permission',
    note: '',
    authorizationId: '',
    purpose: 'education',
    channelId: '',
  });
  const decide = useCall(decidePastPost, {
    invalidates: [pastSummary, searchPastPosts],
    onSuccess: () => {
      notifyDone(t('pastPosts.decided'));
      onClose();
    },
  });
  const change = (part: Partial<Values>) => setValues((before) => ({ ...before, ...part }));
  const decision = decisionOf(values, post.channelId !== null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('pastPosts.dialog.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <NativeSelect
          data-autofocus
          label={t('pastPosts.dialog.what')}
          value={values.kind}
          data={decisionKind.options.map((value) => ({ value, label: t(`pastPosts.decisions.${value}`) }))}
          onChange={(event) => change({ kind: decisionKind.parse(event.currentTarget.value) })}
        />
        {values.kind === 'permission' && <PermissionFields post={post} values={values} onChange={change} />}
        {values.kind === 'taken_down' && post.postId !== null && (
          <Stack gap="xs">
            <Text size="sm">{t('pastPosts.dialog.takeDownHere')}</Text>
            <LinkButton variant="default" to="/posts/$postId" params={{ postId: post.postId }}>
              {t('pastPosts.openPost')}
            </LinkButton>
          </Stack>
        )}
        {values.kind === 'asked' && (
          <LinkButton variant="default" to="/authorizations/ask">
            {t('pastPosts.dialog.askHere')}
          </LinkButton>
        )}
        <NoteField kind={values.kind} note={values.note} onNote={(note) => change({ note })} />
        <ProblemNotice error={decide.error} />
        <WhyNot error={decide.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={decide.isPending}
            disabled={decision === null}
            onClick={() => decision !== null && decide.mutate({ params: { id: post.id }, body: decision })}
          >
            {t('pastPosts.dialog.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function NoteField(props: { kind: PastDecision['kind']; note: string; onNote: (note: string) => void }) {
  const { t } = useTranslation();
  const label = { no_patient: 'reason', taken_down: 'takenDown', permission: 'note', asked: 'note' } as const;
  const isNeeded = props.kind === 'no_patient' || props.kind === 'taken_down';
  return (
    <Textarea
      label={t(`pastPosts.dialog.${label[props.kind]}`)}
      required={isNeeded}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={1_000}
      value={props.note}
      onChange={(event) => props.onNote(event.currentTarget.value)}
    />
  );
}

function usePermissions() {
  return useInfiniteQuery({
    queryKey: [...keyOf(listAuthorizations), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listAuthorizations, { query: pageParam === null ? {} : { after: pageParam }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

function PermissionFields(props: { post: PastPostView; values: Values; onChange: (part: Partial<Values>) => void }) {
  const { post, values, onChange } = props;
  const { t } = useTranslation();
  const list = usePermissions();
  const all = list.data?.pages.flatMap((page) => page.authorizations) ?? [];
  const labelOf = ({ subject, kind, state }: AuthorizationView) =>
    [subject.name, t(`authorizations.kinds.${kind}`), t(`authorizations.states.${state}`)].join(' · ');
  return (
    <>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      <NativeSelect
        label={t('pastPosts.dialog.permission')}
        required
        value={values.authorizationId}
        data={[
          { value: '', label: t('pastPosts.dialog.choosePermission') },
          ...all.map((one) => ({ value: one.id, label: labelOf(one) })),
        ]}
        {...(list.isSuccess && all.length === 0 ? { description: t('pastPosts.dialog.noPermissions') } : {})}
        onChange={(event) => onChange({ authorizationId: event.currentTarget.value })}
      />
      {list.hasNextPage && (
        <Button variant="subtle" size="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('pastPosts.dialog.morePermissions')}
        </Button>
      )}
      <NativeSelect
        label={t('pastPosts.dialog.purpose')}
        value={values.purpose}
        data={purpose.options.map((value) => ({ value, label: t(`authorizations.purposes.${value}`) }))}
        onChange={(event) => onChange({ purpose: purpose.parse(event.currentTarget.value) })}
      />
      {post.channelId === null && (
        <ChannelField channelId={values.channelId} onChannel={(channelId) => onChange({ channelId })} />
      )}
    </>
  );
}

function ChannelField({ channelId, onChannel }: { channelId: string; onChannel: (channelId: string) => void }) {
  const { t } = useTranslation();
  const channels = useQuery(ask(listChannels)).data?.channels ?? [];
  return (
    <NativeSelect
      label={t('pastPosts.dialog.channel')}
      required
      value={channelId}
      data={[
        { value: '', label: t('pastPosts.dialog.chooseChannel') },
        ...channels.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => onChannel(event.currentTarget.value)}
    />
  );
}

/** Why a permission does not serve, in the words of the reasons. */
function WhyNot({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation();
  if (!(error instanceof ApiProblem) || error.code !== 'PERMISSION_DOES_NOT_COVER') return null;
  const { reasons } = error.details;
  const told = (Array.isArray(reasons) ? reasons : []).map((code) => {
    const key = `authorizationReasons.${String(code)}`;
    // A reason of a newer server may have no words here.
    return i18n.exists(key) ? i18n.t(key as 'authorizations.unknownReason') : t('authorizations.unknownReason');
  });
  return told.length === 0 ? null : (
    <Text size="sm">
      {t('pastPosts.dialog.notCovering', { reasons: told.join(' ') })}{' '}
      {Array.isArray(reasons) && reasons.includes('PLACE_NOT_TOLD') && <SayWhere reason="PLACE_NOT_TOLD" />}
    </Text>
  );
}
