import { listSubjects } from '@bedside/server/contract/registers/authorizations';
import {
  correctOriginal,
  getOriginal,
  listOriginals,
  type OriginalView,
  typeOriginal,
} from '@bedside/server/contract/registers/authorizations/originals';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ApiProblem } from '../../lib/problem.ts';
import { ask as askFor, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { KindField } from './kind-field.tsx';
import { fieldOf, valuesOf } from './originals-form.ts';
import { BackToOriginals } from './originals-page.tsx';
import { PaperTermsFields, SignedFields } from './originals-paper-fields.tsx';
import { Section } from './section.tsx';
import { ShownFields } from './shown-fields.tsx';
import { SignerFields } from './signer-fields.tsx';
import { useAskPictures } from './use-ask-pictures.ts';
import { type OriginalStart, useOriginalForm } from './use-originals-form.ts';
import { WhereFields } from './where-fields.tsx';
import { WhoseFields } from './whose-fields.tsx';

/** Writes down what a signed paper says. */
export function TypeOriginalPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  return (
    <Page title={t('originals.type')} lead={t('originals.typeLead')} width="form" actions={<BackToOriginals />}>
      {hasRole(person, ...authorizationAskers) ? (
        <OriginalForm start={null} original={null} />
      ) : (
        <Alert color="info">{t('originals.notYours')}</Alert>
      )}
    </Page>
  );
}

/** Corrects what was typed, and sends it again. */
export function CorrectOriginalPage() {
  const { t } = useTranslation();
  const { originalId } = useParams({ from: '/signed-in/authorizations/originals/$originalId/correct' });
  const found = useQuery({ ...askFor(getOriginal, { params: { id: originalId } }), refetchOnWindowFocus: false });
  const original = found.data;
  return (
    <Page title={t('originals.correct')} lead={t('originals.typeLead')} width="form" actions={<BackToOriginals />}>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <ListSkeleton height={96} rows={3} />}
      {original?.mayCorrect === false && <Alert color="info">{t('originals.notCorrectable')}</Alert>}
      {original?.mayCorrect === true && <OriginalForm start={valuesOf(original)} original={original} />}
    </Page>
  );
}

function OriginalForm({ start, original }: { start: OriginalStart | null; original: OriginalView | null }) {
  const { t } = useTranslation();
  const frame = useId();
  const form = useOriginalForm(start);
  const { ask, paper, today } = form;
  const pictures = useAskPictures(ask);
  const sending = useSending(form, { original, frame });
  const submit = () => {
    if (form.check()) sending.send();
    else showFirstWrong(frame);
  };
  return (
    <form
      noValidate
      id={frame}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        {original !== null && original.reason !== null && (
          <Alert color="warn" title={t('originals.reason')}>
            {original.reason}
          </Alert>
        )}
        <Section title={t('authorizations.facts.kind')}>
          <KindField form={ask} />
        </Section>
        <Section title={t('asking.whose.title')}>
          <WhoseFields form={ask} today={today} />
        </Section>
        <Section title={t('originals.signer')}>
          <SignerFields form={ask} today={today} isAsked={false} />
          <SignedFields ask={ask} paper={paper} today={today} />
        </Section>
        <Section title={t('asking.shown.title')}>
          <ShownFields form={ask} pictures={pictures} today={today} isAsked={false} />
        </Section>
        {ask.values.kind !== 'capture' && ask.values.kind !== 'research_recruitment' && (
          <Section title={t('asking.where.title')}>
            <WhereFields form={ask} isAsked={false} />
          </Section>
        )}
        <Section title={t('originals.terms')}>
          <PaperTermsFields ask={ask} paper={paper} today={today} />
        </Section>
        {Object.keys({ ...ask.errors, ...paper.errors }).length > 0 && (
          <Alert role="alert" color="warn">
            {t('asking.wrong')}
          </Alert>
        )}
        <ProblemNotice error={sending.error} />
        <Text size="sm" c="dimmed">
          {t('originals.nextHint')}
        </Text>
        <Group justify="flex-end">
          <Button type="submit" loading={sending.isPending} disabled={pictures.busy}>
            {t(original === null ? 'originals.keep' : 'originals.sendAgain')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const refused = z.object({
  fields: z.array(z.object({ path: z.string(), code: z.string().optional() })).default([]),
});

/** Keeps what was typed, or sends it again; what the server refuses is told beside its fields. */
function useSending(
  form: ReturnType<typeof useOriginalForm>,
  { original, frame }: { original: OriginalView | null; frame: string },
) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const onError = (error: Error) => {
    const told = refused.safeParse(error instanceof ApiProblem ? error.details : {});
    const fields = told.success ? told.data.fields : [];
    const wordsOf = (code = '') => {
      // Codes grow on the server first, so that the words are looked up by name.
      const words: unknown = i18n.getResource(i18n.language, 'translation', `originals.faults.${code}`);
      return typeof words === 'string' ? words : t('asking.refusedField');
    };
    form.tell(Object.fromEntries(fields.map(({ path, code }) => [fieldOf(path), wordsOf(code)])));
    if (fields.length > 0) showFirstWrong(frame);
  };
  const onSuccess = ({ id }: OriginalView) => {
    notifyDone(t(original === null ? 'originals.kept' : 'originals.sentAgain'));
    void navigate({ to: '/authorizations/originals/$originalId', params: { originalId: id } });
  };
  const invalidates = [listOriginals, getOriginal, listSubjects];
  const type = useCall(typeOriginal, { invalidates, onError, onSuccess });
  const correct = useCall(correctOriginal, { invalidates, onError, onSuccess });
  return {
    error: type.error ?? correct.error,
    isPending: type.isPending || correct.isPending,
    send: () => {
      if (original === null) type.mutate({ body: form.body() });
      else correct.mutate({ params: { id: original.id }, body: form.body() });
    },
  };
}

/** Brings the first field that needs a look into sight, once its words are drawn. */
function showFirstWrong(frame: string): void {
  requestAnimationFrame(() => {
    const wrong = document
      .getElementById(frame)
      ?.querySelector<HTMLElement>('[aria-invalid="true"], .mantine-InputWrapper-error');
    wrong?.scrollIntoView({ block: 'center' });
    wrong?.focus({ preventScroll: true });
  });
}
