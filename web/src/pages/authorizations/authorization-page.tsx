import { type AuthorizationView, getAuthorization } from '@bedside/server/contract/registers/authorizations';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { ask } from '../../lib/query.ts';
import { useAuthorizationReasonWords } from '../../ui/authorization-reason-words.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { UsedIn } from '../permissions/used-in.tsx';
import classes from './authorizations.module.css';
import { CopyAndDocument } from './copy-and-document.tsx';
import { Covers } from './covers.tsx';
import { EndingEvent } from './ends/ending-event.tsx';
import { useFormWords } from './ends/use-form-words.ts';
import { FactList } from './fact-list.tsx';
import { InChart } from './in-chart.tsx';
import { SayWhere } from './say-where.tsx';
import { Section } from './section.tsx';
import { AuthorizationBadge } from './state-badges.tsx';
import { useSubjectWords } from './subject-words.ts';
import { lastMoment, useHouseDay } from './use-house-day.ts';
import { Withdrawals } from './withdrawals.tsx';

/** One signed permission: what it is worth now and why, what it covers, what was taken back. */
export function AuthorizationPage() {
  const { t } = useTranslation();
  const { authorizationId } = useParams({ from: '/signed-in/authorizations/$authorizationId' });
  const found = useQuery(ask(getAuthorization, { params: { id: authorizationId } }));
  const authorization = found.data;
  return (
    <Page
      title={
        authorization === undefined
          ? t('authorizations.title')
          : t('authorizations.permissionOf', { name: authorization.subject.name })
      }
      lead={authorization && <AuthorizationBadge state={authorization.state} />}
      actions={
        <LinkButton
          to="/authorizations"
          search={{ view: 'signed' }}
          variant="default"
          leftSection={<ArrowLeft size={16} aria-hidden />}
        >
          {t('authorizations.back')}
        </LinkButton>
      }
    >
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <ListSkeleton height={96} rows={3} />}
      {authorization !== undefined && (
        <div className={classes.two}>
          <Stack gap="md">
            <Worth authorization={authorization} />
            <Covers authorization={authorization} />
            <UsedIn authorizationId={authorization.id} />
          </Stack>
          <Stack gap="md">
            <About authorization={authorization} />
            <EndingEvent authorization={authorization} />
            <CopyAndDocument authorization={authorization} />
            <Withdrawals authorization={authorization} />
            <InChart authorization={authorization} />
          </Stack>
        </div>
      )}
    </Page>
  );
}

function Worth({ authorization: { state, reasons } }: { authorization: AuthorizationView }) {
  const { t } = useTranslation();
  const wordsOf = useAuthorizationReasonWords();
  return (
    <Section title={t('authorizations.worth')}>
      <Text>{t(`authorizations.stateTexts.${state}`)}</Text>
      {reasons.length > 0 && (
        <ul className={classes.reasons}>
          {reasons.map(({ code, cite, element }) => (
            <li key={`${code} ${element}`}>
              <Text size="sm">{wordsOf(code)}</Text>
              <SayWhere reason={code} />
              <Text size="xs" c="dimmed">
                {t('authorizations.source', { cite })}
              </Text>
            </li>
          ))}
        </ul>
      )}
      <Text size="xs" c="dimmed">
        {t('authorizations.notLegal')}
      </Text>
    </Section>
  );
}

function About({ authorization }: { authorization: AuthorizationView }) {
  const { t, i18n } = useTranslation();
  const aboutSubject = useSubjectWords();
  const dayOf = useHouseDay();
  const formWords = useFormWords();
  const { subject, signerName, signerRole, signedAt, expiresAt, event, medium, form } = authorization;
  const noDay = event === null ? t('authorizations.noEnd') : event.words;
  return (
    <Section title={t('authorizations.facts.title')}>
      <FactList
        facts={[
          [t('authorizations.facts.whose'), `${subject.name} · ${aboutSubject(subject)}`],
          [t('authorizations.facts.signedBy'), `${signerName} · ${t(`authorizations.roles.${signerRole}`)}`],
          [
            t('authorizations.facts.signed'),
            `${formatInstant(signedAt, i18n.language)}, ${t(`authorizations.mediums.${medium}`)}`,
          ],
          [t('authorizations.facts.ends'), expiresAt === null ? noDay : dayOf(lastMoment(expiresAt))],
          [t('authorizations.facts.kind'), t(`authorizations.kinds.${authorization.kind}`)],
          [t('ends.form.label'), form === null ? null : formWords(form)],
          [t('authorizations.facts.language'), t(`common.languages.${authorization.language}`)],
        ]}
      />
    </Section>
  );
}
