import { type FormView, getRequest, type RequestView } from '@bedside/server/contract/registers/authorizations/asking';
import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft, MailWarning, MessageSquareWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { formatInstant } from '../../lib/format.ts';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFormWords } from './ends/use-form-words.ts';
import { FactList } from './fact-list.tsx';
import { FormSheet } from './form-sheet.tsx';
import { RequestActions } from './request-actions.tsx';
import { RequestPasskeys } from './request-passkeys.tsx';
import { standOf } from './request-state.ts';
import { Section } from './section.tsx';
import { RequestBadge } from './state-badges.tsx';
import { useSubjectWords } from './subject-words.ts';

/** While somebody reads the form on their phone, the answer comes without loading again. */
const REFETCH_MS = 10_000;

/** One asking: how it stands, what can be done, and the form as it was sent. */
export function RequestPage() {
  const { t } = useTranslation();
  const { requestId } = useParams({ from: '/signed-in/authorizations/requests/$requestId' });
  const asked = useQuery({
    ...ask(getRequest, { params: { id: requestId } }),
    refetchInterval: ({ state }) => (state.data?.request.state === 'open' ? REFETCH_MS : false),
  });
  const request = asked.data?.request;
  return (
    <Page
      title={
        request === undefined ? t('authorizations.title') : t('asking.request.title', { name: request.signerName })
      }
      lead={request && <RequestBadge request={request} />}
      actions={
        <LinkButton to="/authorizations" variant="default" leftSection={<ArrowLeft size={16} aria-hidden />}>
          {t('authorizations.back')}
        </LinkButton>
      }
    >
      <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
      {asked.isPending && <ListSkeleton height={96} rows={3} />}
      {asked.data !== undefined && (
        <Stack gap="md">
          <Stand request={asked.data.request} />
          <About request={asked.data.request} form={asked.data.form} />
          <RequestPasskeys request={asked.data.request} passkeys={asked.data.passkeys} />
          <Section title={t('asking.request.form')}>
            <FormSheet form={asked.data.form} language={asked.data.request.language} media={asked.data.request.media} />
          </Section>
        </Stack>
      )}
    </Page>
  );
}

function Stand({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const stand = standOf(request);
  const { signerName, mailErrorCode, authorizationId } = request;
  return (
    <Section title={t('asking.request.state')}>
      <Text>{t(`asking.request.texts.${stand}`, { name: signerName })}</Text>
      {mailErrorCode !== null && request.state === 'open' && (
        <Alert color="warn" icon={<MailWarning size={20} aria-hidden />}>
          {t('asking.request.mailFailed', { code: mailErrorCode })}
        </Alert>
      )}
      <TextStand request={request} />
      {authorizationId !== null && (
        <LinkButton to="/authorizations/$authorizationId" params={{ authorizationId }} w="fit-content">
          {t('asking.request.toAuthorization')}
        </LinkButton>
      )}
      {hasRole(person, ...authorizationAskers) && <RequestActions request={request} />}
    </Section>
  );
}

/** What became of the newest text, and what to do where it did not come. */
function TextStand({ request: { text, isPhoneStopped } }: { request: RequestView }) {
  const { t, i18n } = useTranslation();
  if (text === null) return isPhoneStopped ? <Text size="sm">{t('asking.request.phoneStopped')}</Text> : null;
  const what = t(`asking.text.kinds.${text.kind}`);
  if (text.errorCode === null) {
    return (
      <Text size="sm">
        {t(`asking.text.states.${text.state}`, { what, time: formatInstant(text.at, i18n.language) })}
      </Text>
    );
  }
  const isOver = text.state === 'failed';
  return (
    <Alert color="warn" icon={<MessageSquareWarning size={20} aria-hidden />}>
      {t(isOver ? 'asking.text.failed' : 'asking.text.held', { what })} {t(`asking.text.troubles.${text.errorCode}`)}
    </Alert>
  );
}

function About({ request, form }: { request: RequestView; form: FormView }) {
  const formWords = useFormWords();
  const { t, i18n } = useTranslation();
  const aboutSubject = useSubjectWords();
  const time = (instant: string) => formatInstant(instant, i18n.language);
  const { subject, signerName, signerRole, linkExpiresAt, answeredAt, phone, textsAgreed } = request;
  const role = t(`authorizations.roles.${signerRole}`);
  return (
    <Section title={t('asking.request.facts')}>
      <FactList
        facts={[
          [t('asking.request.whose'), `${subject.name} · ${aboutSubject(subject)}`],
          [t('asking.request.signer'), signerRole === 'subject' ? role : `${signerName} · ${role}`],
          [t('asking.request.kind'), t(`authorizations.kinds.${request.kind}`)],
          [t('ends.form.label'), formWords(form.version)],
          [t('asking.request.language'), t(`common.languages.${request.language}`)],
          [t('asking.request.way'), t(`asking.how.ways.${request.way}`)],
          [t('asking.request.email'), request.email ?? (phone === null ? t('asking.request.noEmail') : null)],
          [t('asking.request.phone'), phone],
          [
            t('asking.request.textsAgreed'),
            textsAgreed === null
              ? null
              : t('asking.request.askedBy', { time: time(textsAgreed.at), name: textsAgreed.byName }),
          ],
          [
            t('asking.request.asked'),
            t('asking.request.askedBy', { time: time(request.createdAt), name: request.askedByName }),
          ],
          [
            t(request.isLinkOver ? 'asking.request.linkEnded' : 'asking.request.linkEnds'),
            request.state === 'open' && linkExpiresAt !== null ? time(linkExpiresAt) : null,
          ],
          [t('asking.request.answered'), answeredAt === null ? null : time(answeredAt)],
        ]}
      />
    </Section>
  );
}
