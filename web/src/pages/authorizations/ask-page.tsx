import { listSubjects } from '@bedside/server/contract/registers/authorizations';
import { listRequests, previewRequest, sendRequest } from '@bedside/server/contract/registers/authorizations/asking';
import { askAgain } from '@bedside/server/contract/registers/authorizations/ends';
import { getMedia } from '@bedside/server/contract/registers/media';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowLeft, Eye } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { valuesAgain } from './ask-again.ts';
import { type AskValues, askBody, partsOf } from './ask-form.ts';
import { FormSheet } from './form-sheet.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { KindField } from './kind-field.tsx';
import { refusedFields } from './refused-fields.ts';
import { wentWords } from './request-state.ts';
import { Section } from './section.tsx';
import { ShownFields } from './shown-fields.tsx';
import { SignerFields } from './signer-fields.tsx';
import { HowFields, TermsFields } from './terms-fields.tsx';
import { type AskForm, useAskForm } from './use-ask-form.ts';
import { useAskPictures } from './use-ask-pictures.ts';
import { WhereFields } from './where-fields.tsx';
import { WhoseFields } from './whose-fields.tsx';

/** Asks somebody for a signed permission. */
export function AskPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  return (
    <Page
      title={t('asking.title')}
      lead={t('asking.lead')}
      width="form"
      actions={
        <LinkButton to="/authorizations" variant="default" leftSection={<ArrowLeft size={16} aria-hidden />}>
          {t('authorizations.back')}
        </LinkButton>
      }
    >
      {hasRole(person, ...authorizationAskers) ? <BegunAsking /> : <Alert color="info">{t('asking.notYours')}</Alert>}
    </Page>
  );
}

/** The form, with the picture that the address names already in it. */
function BegunAsking() {
  const { media, again } = useSearch({ from: '/signed-in/authorizations/ask' });
  if (again !== undefined) return <AskedAgain authorizationId={again} />;
  return <WithPicture media={media} />;
}

/** For the same person, pictures, purposes and channels as a permission that ends. */
function AskedAgain({ authorizationId }: { authorizationId: string }) {
  const found = useQuery(ask(askAgain, { params: { id: authorizationId } }));
  if (found.isPending) return <ListSkeleton rows={4} height={96} />;
  return (
    <>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      <Asking key={authorizationId} begun={found.data === undefined ? {} : valuesAgain(found.data)} />
    </>
  );
}

function WithPicture({ media }: { media: string | undefined }) {
  const found = useQuery({ ...ask(getMedia, { params: { id: media ?? '' } }), enabled: media !== undefined });
  if (found.isLoading) return <ListSkeleton rows={4} height={96} />;
  const begun = found.data;
  return (
    <>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      <Asking
        key={begun?.id}
        begun={
          begun === undefined
            ? {}
            : { media: [{ mediaId: begun.id, sha256: begun.sha256, originalSha256: begun.originalSha256 }] }
        }
      />
    </>
  );
}

function Asking({ begun }: { begun: Partial<AskValues> }) {
  const { t } = useTranslation();
  const { form, today } = useAskForm(begun);
  const pictures = useAskPictures(form);
  const frame = useId();
  const asked = useAsking(form, frame);
  const { isPublic } = partsOf(form.values.kind);
  return (
    <form noValidate id={frame} onSubmit={form.onSubmit(asked.send, () => showFirstWrong(frame))}>
      <Stack gap="md">
        <Section title={t('authorizations.facts.kind')}>
          <KindField form={form} />
        </Section>
        <Section title={t('asking.whose.title')}>
          <WhoseFields form={form} today={today} />
        </Section>
        <Section title={t('asking.signer.title')}>
          <SignerFields form={form} today={today} />
        </Section>
        <Section title={t('asking.shown.title')}>
          <ShownFields form={form} pictures={pictures} today={today} />
        </Section>
        {isPublic && (
          <Section title={t('asking.where.title')}>
            <WhereFields form={form} />
          </Section>
        )}
        <Section title={t('asking.terms.title')}>
          <TermsFields form={form} today={today} />
        </Section>
        <Section title={t('asking.how.title')}>
          <HowFields form={form} />
        </Section>
        {Object.keys(form.errors).length > 0 && (
          <Alert role="alert" color="warn">
            {t('asking.wrong')}
          </Alert>
        )}
        <ProblemNotice error={asked.error} />
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            leftSection={<Eye size={16} aria-hidden />}
            loading={asked.isPreviewing}
            disabled={pictures.busy}
            onClick={asked.preview}
          >
            {t('asking.preview')}
          </Button>
          <Button type="submit" loading={asked.isSending} disabled={pictures.busy}>
            {t('asking.send')}
          </Button>
        </Group>
      </Stack>
      {asked.dialogs}
    </form>
  );
}

/** Preview and sending; what the server refuses is told beside its fields, and what was typed stays. */
function useAsking(form: AskForm, frame: string) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [sent, setSent] = useState<{ link: string; requestId: string } | null>(null);
  const onError = (error: Error) => {
    const fields = refusedFields(error);
    form.setErrors(Object.fromEntries(fields.map((field) => [field, t('asking.refusedField')])));
    if (fields.length > 0) showFirstWrong(frame);
  };
  const preview = useCall(previewRequest, { onError });
  const toRequest = (requestId: string) =>
    void navigate({ to: '/authorizations/requests/$requestId', params: { requestId } });
  const send = useCall(sendRequest, {
    invalidates: [listRequests, listSubjects],
    onError,
    onSuccess: ({ request, link }) => {
      if (link !== null && request.way === 'link') return setSent({ link, requestId: request.id });
      notifyDone(t(link === null ? wentWords(request) : 'asking.ready'));
      return toRequest(request.id);
    },
  });
  const body = () => askBody(form.getValues());
  return {
    error: send.error ?? preview.error,
    isSending: send.isPending,
    isPreviewing: preview.isPending,
    send: () => {
      preview.reset();
      send.mutate({ body: body() });
    },
    preview: () => {
      send.reset();
      if (form.validate().hasErrors) showFirstWrong(frame);
      else preview.mutate({ body: body() });
    },
    dialogs: (
      <>
        {preview.data !== undefined && <Preview form={form} preview={preview.data} onClose={preview.reset} />}
        {sent !== null && <HandOverDialog link={sent.link} onClose={() => toRequest(sent.requestId)} />}
      </>
    ),
  };
}

function Preview(props: { form: AskForm; preview: z.output<(typeof previewRequest)['answer']>; onClose: () => void }) {
  const { form, preview, onClose } = props;
  const { t } = useTranslation();
  const isPhone = useMediaQuery('(max-width: 40em)');
  return (
    <Modal
      opened
      size="lg"
      fullScreen={isPhone}
      onClose={onClose}
      title={t('asking.previewTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        {preview.text !== null && <TextSheet text={preview.text} />}
        <FormSheet form={preview} language={form.values.language} media={form.values.media} />
        <Button variant="default" onClick={onClose} style={{ alignSelf: 'flex-end' }}>
          {t('common.close')}
        </Button>
      </Stack>
    </Modal>
  );
}

/** The text message that goes with it, and what it counts as. */
function TextSheet({ text }: { text: NonNullable<z.output<(typeof previewRequest)['answer']>['text']> }) {
  const { t } = useTranslation();
  const { number, words, characters, segments } = text;
  return (
    <Alert color="info" title={t('asking.text.preview', { number })}>
      <Stack gap="xs">
        <Text size="sm">{words}</Text>
        <Text size="sm" c="dimmed">
          {t('asking.text.counts', { count: segments, characters })}
        </Text>
      </Stack>
    </Alert>
  );
}

/** Brings the first field that needs a look into sight, once its words are drawn. */
function showFirstWrong(frame: string): void {
  requestAnimationFrame(() => {
    const form = document.getElementById(frame);
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"], .mantine-InputWrapper-error');
    wrong?.scrollIntoView({ block: 'center' });
    wrong?.focus({ preventScroll: true });
  });
}
