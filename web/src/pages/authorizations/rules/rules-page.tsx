import { listHouseRules, type RulesView, type RuleView } from '@bedside/server/contract/registers/authorizations/rules';
import { Button, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizationRulers } from '../../../lib/authorization-roles.ts';
import { ask } from '../../../lib/query.ts';
import { hasRole, useSession } from '../../../lib/session.ts';
import { ListSkeleton } from '../../../ui/list-skeleton.tsx';
import { Page } from '../../../ui/page.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import rows from '../../../ui/row-list.module.css';
import { AuthorizationsNav } from '../authorizations-nav.tsx';
import { Section } from '../section.tsx';
import { ConditionDialog, TakeBackDialog } from './condition-dialog.tsx';
import { EndRuleDialog } from './end-rule-dialog.tsx';
import { isOfPlaces, placesOfHouse } from './house-places.ts';
import type { OpenDialog } from './open-dialog.ts';
import { PracticeDialog } from './practice-dialog.tsx';
import { PracticeList } from './practice-list.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleRow } from './rule-row.tsx';
import { byPlace } from './rule-words.ts';

/** Which rules hold for permissions, and where the house practises. */
export function RulesPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const rules = useQuery(ask(listHouseRules));
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const mayChange = hasRole(person, ...authorizationRulers);
  const add = mayChange ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpen({ dialog: 'add', older: null })}>
      {t('houseRules.add.open')}
    </Button>
  ) : undefined;
  return (
    <Page title={t('houseRules.title')} lead={t('houseRules.lead')} actions={add}>
      <AuthorizationsNav />
      <Text size="sm" c="dimmed">
        {t('houseRules.notLegal')} {!mayChange && t('houseRules.readOnly')}
      </Text>
      <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />
      {rules.isPending && <ListSkeleton rows={6} height={64} />}
      {rules.data !== undefined && <Rules view={rules.data} onOpen={mayChange ? setOpen : null} />}
      <Dialogs open={open} onClose={() => setOpen(null)} />
    </Page>
  );
}

const isPraise = (rule: RuleView) => rule.kind === 'testimonial';

function Rules({ view, onOpen }: { view: RulesView; onOpen: ((next: OpenDialog) => void) | null }) {
  const words = useTranslation();
  const { t } = words;
  const places = placesOfHouse(view);
  const [onlyOurs, setOnlyOurs] = useState(true);
  const shown = byPlace(
    words,
    view.rules.filter((rule) => rule.effect !== 'none' && (!onlyOurs || isOfPlaces(rule, places))),
  );
  return (
    <>
      <PracticeList view={view} onChange={onOpen && ((of) => onOpen({ dialog: 'practice', of }))} />
      <Switch
        checked={onlyOurs}
        label={t('houseRules.list.ours')}
        onChange={(event) => setOnlyOurs(event.currentTarget.checked)}
      />
      <Section title={t('houseRules.list.praise')}>
        <RuleList view={view} rules={shown.filter(isPraise)} onOpen={onOpen} />
      </Section>
      <Section title={t('houseRules.list.numbers')}>
        <RuleList view={view} rules={shown.filter((rule) => !isPraise(rule))} onOpen={onOpen} />
      </Section>
      <Text size="xs" c="dimmed">
        {t('houseRules.pack', { version: view.packVersion })}
      </Text>
    </>
  );
}

function RuleList(props: { view: RulesView; rules: readonly RuleView[]; onOpen: ((next: OpenDialog) => void) | null }) {
  const { t } = useTranslation();
  if (props.rules.length === 0) return <Text c="dimmed">{t('houseRules.list.none')}</Text>;
  return (
    <ul className={rows.list}>
      {props.rules.map((rule) => (
        <RuleRow key={rule.key} rule={rule} view={props.view} onOpen={props.onOpen} />
      ))}
    </ul>
  );
}

function Dialogs({ open, onClose }: { open: OpenDialog | null; onClose: () => void }) {
  if (open === null) return null;
  if (open.dialog === 'practice') return <PracticeDialog of={open.of} onClose={onClose} />;
  if (open.dialog === 'add') return <RuleDialog older={open.older} onClose={onClose} />;
  if (open.dialog === 'end') return <EndRuleDialog rule={open.rule} onClose={onClose} />;
  if (open.dialog === 'condition') return <ConditionDialog rule={open.rule} onClose={onClose} />;
  return <TakeBackDialog conditionId={open.conditionId} onClose={onClose} />;
}
