import { type HouseFormView, listForms } from '@bedside/server/contract/registers/authorizations/forms';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../lib/format.ts';
import { ask } from '../../../lib/query.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { ListSkeleton } from '../../../ui/list-skeleton.tsx';
import { Page } from '../../../ui/page.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import classes from '../../../ui/row-list.module.css';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { AuthorizationsNav } from '../authorizations-nav.tsx';
import { HardBadge, useGrades } from './grades.tsx';

/** The form of each kind of permission: which version is in use, how hard it is to read, and what it covers. */
export function FormsPage() {
  const { t } = useTranslation();
  const forms = useQuery(ask(listForms));
  return (
    <Page title={t('houseForms.title')} lead={t('houseForms.lead')}>
      <AuthorizationsNav />
      <Text size="sm" c="dimmed">
        {t('houseRules.notLegal')}
      </Text>
      <ProblemNotice error={forms.error} onRetry={() => void forms.refetch()} />
      {forms.isPending && <ListSkeleton rows={8} height={72} />}
      {forms.data !== undefined && (
        <ul className={classes.list}>
          {forms.data.forms.map((form) => (
            <FormRow key={form.kind} form={form} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function FormRow({ form }: { form: HouseFormView }) {
  const { t, i18n } = useTranslation();
  const gradesIn = useGrades();
  const { kind, shipped, versions, draft } = form;
  const own = versions.find(({ isUsed }) => isUsed);
  const { grades, covers } = own ?? shipped;
  const name = t(`authorizations.kinds.${kind}`);
  const version =
    own === undefined
      ? t('houseForms.shippedVersion', { number: shipped.version })
      : t('houseForms.version', { number: own.number });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500}>{name}</Text>
        <Text size="sm">{version}</Text>
        <Text size="xs" c="dimmed">
          {gradesIn(grades)} · {t('houseForms.covers', { numbers: covers.join(', ') })}
        </Text>
        {draft !== null && (
          <Text size="xs" c="dimmed">
            {t('houseForms.draftBy', {
              name: draft.updatedByName,
              date: formatDate(draft.updatedAt.slice(0, 10), i18n.language),
            })}
          </Text>
        )}
      </div>
      <div className={classes.side}>
        <HardBadge grades={grades} />
        {draft !== null && (
          <StateBadge tone="info" icon={PenLine}>
            {t('houseForms.draft')}
          </StateBadge>
        )}
        <LinkButton
          to="/authorizations/forms/$kind"
          params={{ kind }}
          size="xs"
          variant="default"
          aria-label={t('houseForms.openLabel', { kind: name })}
        >
          {t('houseForms.open')}
        </LinkButton>
      </div>
    </li>
  );
}
