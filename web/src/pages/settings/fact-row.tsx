import { confirmFact, type FactReview, type FactView, listFacts } from '@bedside/server/contract/registers/org/facts';
import { Button, Menu, Text, VisuallyHidden } from '@mantine/core';
import { CalendarClock, CalendarX, Check, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatRelative } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone, notifyProblem } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { useCall } from '../../lib/query.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { RestoreButton, RetireButton } from './fact-state-buttons.tsx';
import { factIcons, useFactWords } from './fact-words.ts';

const reviews: Readonly<Record<FactReview, { tone: Tone; icon: LucideIcon }>> = {
  none: { tone: 'quiet', icon: CircleDashed },
  ahead: { tone: 'pass', icon: CircleCheck },
  due: { tone: 'warn', icon: CalendarClock },
  overdue: { tone: 'block', icon: CalendarX },
};

export function FactRow(props: { fact: FactView; mayChange: boolean; isMine: boolean; onEdit: () => void }) {
  const { t } = useTranslation();
  const { nameOf, valueOf } = useFactWords();
  const { fact, mayChange } = props;
  const Icon = factIcons[fact.kind];
  const value = valueOf(fact);
  const isActive = fact.state === 'active';
  const where = [
    fact.label === '' ? null : t(`settings.facts.kinds.${fact.kind}`),
    fact.siteName,
    fact.language === null ? null : t(`common.languages.${fact.language}`),
    fact.ownerName === null ? t('settings.facts.notOwned') : t('settings.facts.ownedBy', { name: fact.ownerName }),
  ].filter((word) => word !== null);
  return (
    <li className={classes.row}>
      <Icon size={20} aria-hidden />
      <div className={classes.main}>
        <VisuallyHidden>{t(`settings.facts.kinds.${fact.kind}`)}: </VisuallyHidden>
        <Text fw={500}>{fact.label || value}</Text>
        {fact.label !== '' && <Text size="sm">{value}</Text>}
        <Text size="xs" c="dimmed">
          {where.join(' · ')}
          <Reviewed fact={fact} />
        </Text>
      </div>
      <div className={classes.side}>
        {isActive && <ReviewBadge fact={fact} />}
        {isActive && (mayChange || props.isMine) && <ConfirmButton fact={fact} />}
        {isActive && mayChange && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('settings.facts.editLabel', { fact: nameOf(fact) })}
            onClick={props.onEdit}
          >
            {t('common.edit')}
          </Button>
        )}
        {isActive && mayChange && <RetireButton fact={fact} />}
        {!isActive && mayChange && <RestoreButton fact={fact} />}
      </div>
    </li>
  );
}

function Reviewed({ fact }: { fact: FactView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  if (fact.reviewedAt === null || fact.reviewedByName === null) return null;
  const when = formatRelative(fact.reviewedAt, currentLanguage(), nowMs);
  return ` · ${t('settings.facts.reviewed', { when, name: fact.reviewedByName })}`;
}

function ReviewBadge({ fact }: { fact: FactView }) {
  const { t } = useTranslation();
  const { tone, icon } = reviews[fact.review];
  const date = fact.reviewOn === null ? '' : formatDate(fact.reviewOn, currentLanguage());
  return (
    <StateBadge tone={tone} icon={icon}>
      {t(`settings.facts.review.${fact.review}`, { date })}
    </StateBadge>
  );
}

/** Says that it is still true, and when it is looked at again. */
function ConfirmButton({ fact }: { fact: FactView }) {
  const { t } = useTranslation();
  const { nameOf } = useFactWords();
  const problemText = useProblemText();
  const confirm = useCall(confirmFact, {
    invalidates: [listFacts],
    onSuccess: ({ reviewOn }) => {
      const date = formatDate(reviewOn ?? '', currentLanguage());
      notifyDone(t('settings.facts.confirmed', { fact: nameOf(fact), date }));
    },
    onError: (error) => notifyProblem(problemText(error)),
  });
  const confirmFor = (months: 6 | 12) =>
    confirm.mutate({ params: { id: fact.id }, body: { months, revision: fact.revision } });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          size="xs"
          variant={fact.review === 'due' || fact.review === 'overdue' ? 'filled' : 'default'}
          leftSection={<Check size={14} aria-hidden />}
          loading={confirm.isPending}
          aria-label={t('settings.facts.confirmLabel', { fact: nameOf(fact) })}
        >
          {t('settings.facts.confirm')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('settings.facts.confirmFor')}</Menu.Label>
        <Menu.Item onClick={() => confirmFor(6)}>{t('settings.facts.confirmMonths.six')}</Menu.Item>
        <Menu.Item onClick={() => confirmFor(12)}>{t('settings.facts.confirmMonths.twelve')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
