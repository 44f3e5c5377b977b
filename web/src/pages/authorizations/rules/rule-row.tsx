import type { ConditionView, RulesView, RuleView } from '@bedside/server/contract/registers/authorizations/rules';
import { Button, Stack, Text } from '@mantine/core';
import { BookCheck, BookOpen, CircleCheck, CircleHelp, CircleSlash, Clock, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../lib/format.ts';
import classes from '../../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';
import { useHouseDay } from '../use-house-day.ts';
import type { OpenDialog } from './open-dialog.ts';
import { RuleReadings } from './rule-readings.tsx';
import { ruleIn } from './rule-words.ts';

type OnOpen = ((next: OpenDialog) => void) | null;

const sources: Readonly<Record<RuleView['source'], readonly [Tone, LucideIcon]>> = {
  primary: ['pass', BookCheck],
  secondary: ['info', BookOpen],
  to_confirm: ['warn', CircleHelp],
};
const states: Readonly<Record<RuleView['state'], readonly [Tone, LucideIcon]>> = {
  holds: ['pass', CircleCheck],
  not_yet: ['info', Clock],
  over: ['quiet', CircleSlash],
  replaced: ['quiet', CircleSlash],
};

/** One rule, how well its source is known, and what stands in its place. */
export function RuleRow(props: { rule: RuleView; view: RulesView; onOpen: OnOpen }) {
  const { rule, view, onOpen } = props;
  const words = useTranslation();
  const { t } = words;
  const details = useDetails(rule, view.rules);
  const [sourceTone, SourceIcon] = sources[rule.source];
  const [stateTone, StateIcon] = states[rule.state];
  const isConditional = rule.effect === 'conditional' && rule.state === 'holds';
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500}>{ruleIn(words, rule)}</Text>
        <Text size="sm">{rule.cite}</Text>
        <Text size="xs" c="dimmed">
          {details.join(' · ')}
        </Text>
        {isConditional && <Conditions rule={rule} onOpen={onOpen} />}
      </div>
      <div className={classes.side}>
        <StateBadge tone={sourceTone} icon={SourceIcon}>
          {t(`houseRules.sources.${rule.source}`)}
        </StateBadge>
        <StateBadge tone={stateTone} icon={StateIcon}>
          {t(`houseRules.states.${rule.state}`)}
        </StateBadge>
        {onOpen !== null && (rule.state === 'holds' || rule.state === 'not_yet') && (
          <Actions rule={rule} onOpen={onOpen} />
        )}
      </div>
      <RuleReadings readings={rule.readings} readOn={view.readOn} />
    </li>
  );
}

function useDetails(rule: RuleView, all: readonly RuleView[]): string[] {
  const { t, i18n } = useTranslation();
  const dayOf = useHouseDay();
  const dateOf = (day: string) => formatDate(day, i18n.language);
  const older = all.find(({ key }) => key === rule.replaces);
  const ending = all.find(({ replaces, effect }) => replaces === rule.key && effect === 'none');
  return [
    rule.profession === null ? t('houseRules.anyProfession') : t(`houseRules.professions.${rule.profession}`),
    rule.addedAt === null
      ? t('houseRules.shipped')
      : t('houseRules.addedBy', { name: rule.addedByName ?? '', date: dayOf(rule.addedAt) }),
    ...(rule.from === null ? [] : [t('houseRules.from', { date: dateOf(rule.from) })]),
    ...(rule.until === null ? [] : [t('houseRules.until', { date: dateOf(rule.until) })]),
    ...(older === undefined ? [] : [t('houseRules.inPlaceOf', { cite: older.cite })]),
    ...(ending?.from ? [`${t('houseRules.effects.none')} ${dateOf(ending.from)}: ${ending.cite}`] : []),
  ];
}

function Conditions({ rule, onOpen }: { rule: RuleView; onOpen: OnOpen }) {
  const { t } = useTranslation();
  const isMet = rule.conditions.some(({ counts }) => counts);
  return (
    <Stack gap={4} mt={6}>
      <Text size="sm">{t(isMet ? 'houseRules.conditions.counts' : 'houseRules.conditions.open')}</Text>
      {rule.conditions.map((condition) => (
        <Condition key={condition.id} condition={condition} onOpen={onOpen} />
      ))}
    </Stack>
  );
}

function Condition({ condition, onOpen }: { condition: ConditionView; onOpen: OnOpen }) {
  const { t, i18n } = useTranslation();
  const dayOf = useHouseDay();
  const { id, counsel, seenOn, until, note, notedByName, takenBackAt, takenBackByName, counts } = condition;
  const dateOf = (day: string) => formatDate(day, i18n.language);
  const words = [
    t('houseRules.conditions.seen', { counsel, date: dateOf(seenOn) }),
    t('houseRules.conditions.noted', { name: notedByName }),
    ...(until === null ? [] : [t('houseRules.until', { date: dateOf(until) })]),
    ...(note === '' ? [] : [note]),
    ...(takenBackAt === null
      ? []
      : [t('houseRules.conditions.takenBack', { name: takenBackByName ?? '', date: dayOf(takenBackAt) })]),
    ...(takenBackAt === null && !counts ? [t('houseRules.conditions.over')] : []),
  ];
  return (
    <div className={classes.side}>
      <Text size="xs" {...(counts ? {} : { c: 'dimmed' })}>
        {words.join(' · ')}
      </Text>
      {onOpen !== null && counts && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="block"
          aria-label={t('houseRules.conditions.takeBackLabel', { counsel })}
          onClick={() => onOpen({ dialog: 'take-back', conditionId: id })}
        >
          {t('houseRules.conditions.takeBack')}
        </Button>
      )}
    </div>
  );
}

function Actions({ rule, onOpen }: { rule: RuleView; onOpen: (next: OpenDialog) => void }) {
  const words = useTranslation();
  const { t } = words;
  // A state can have several rules that say the same of different professions.
  const named = { rule: `${ruleIn(words, rule)}, ${rule.cite}` };
  return (
    <>
      {rule.effect === 'conditional' && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('houseRules.conditions.addLabel', named)}
          onClick={() => onOpen({ dialog: 'condition', rule })}
        >
          {t('houseRules.conditions.add')}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        aria-label={t('houseRules.add.replaceLabel', named)}
        onClick={() => onOpen({ dialog: 'add', older: rule })}
      >
        {t('houseRules.add.replace')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="block"
        aria-label={t('houseRules.end.label', named)}
        onClick={() => onOpen({ dialog: 'end', rule })}
      >
        {t('houseRules.end.open')}
      </Button>
    </>
  );
}
