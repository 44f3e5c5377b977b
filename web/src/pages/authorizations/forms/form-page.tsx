import { instrumentKind } from '@bedside/server/contract/registers/authorizations';
import { getForm, type HouseFormView } from '@bedside/server/contract/registers/authorizations/forms';
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { authorizationRulers } from '../../../lib/authorization-roles.ts';
import { ask } from '../../../lib/query.ts';
import { hasRole, useSession } from '../../../lib/session.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { ListSkeleton } from '../../../ui/list-skeleton.tsx';
import { Page } from '../../../ui/page.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { FormEditor } from './form-editor.tsx';
import { VersionList } from './version-list.tsx';

/** One form: what the house writes, and what it published. */
export function FormPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const { kind: named } = useParams({ from: '/signed-in/authorizations/forms/$kind' });
  const kind = instrumentKind.catch('publication').parse(named);
  const form = useQuery(ask(getForm, { params: { kind } }));
  const back = (
    <LinkButton to="/authorizations/forms" variant="default" leftSection={<ArrowLeft size={16} aria-hidden />}>
      {t('houseForms.back')}
    </LinkButton>
  );
  return (
    <Page title={t(`authorizations.kinds.${kind}`)} lead={t('houseRules.notLegal')} actions={back}>
      <ProblemNotice error={form.error} onRetry={() => void form.refetch()} />
      {form.isPending && <ListSkeleton rows={6} height={64} />}
      {form.data !== undefined && (
        <>
          <VersionList form={form.data.form} mayChange={hasRole(person, ...authorizationRulers)} />
          {hasRole(person, ...authorizationRulers) ? (
            // What was read anew is another draft: the editor begins from it.
            <FormEditor key={editorKey(form.data)} kind={kind} loaded={form.data} />
          ) : (
            <Alert color="info">{t('houseForms.readOnly')}</Alert>
          )}
        </>
      )}
    </Page>
  );
}

function editorKey({ revision, form }: { revision: number; form: HouseFormView }): string {
  return `${form.kind} ${revision} ${form.versions.length}`;
}
