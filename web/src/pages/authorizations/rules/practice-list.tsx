import type { PracticeView, RulesView } from '@bedside/server/contract/registers/authorizations/rules';
import { Alert, Button, Group, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { MapPinOff, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from '../../../ui/row-list.module.css';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { Section } from '../section.tsx';
import { placeNames } from './house-places.ts';

/** The house, one of its sites, or a channel, with what was told of it. */
export type Practising = {
  readonly siteId: string | null;
  readonly channelId: string | null;
  readonly name: string;
  readonly practice: PracticeView;
};

/** Where the house, its sites and channels practise. */
export function PracticeList({ view, onChange }: { view: RulesView; onChange: ((of: Practising) => void) | null }) {
  const { t } = useTranslation();
  const house = { siteId: null, channelId: null, name: t('houseRules.practice.house'), practice: view.practice };
  const sites = view.sites.map((site) => ({ siteId: site.id, channelId: null, name: site.name, practice: site }));
  const channels = view.channels.map((one) => ({ siteId: null, channelId: one.id, name: one.name, practice: one }));
  return (
    <Section title={t('houseRules.practice.title')}>
      {view.practice.jurisdictions.length === 0 && (
        <Alert color="warn" icon={<MapPinOff size={20} aria-hidden />}>
          <Group justify="space-between" gap="sm">
            <span>{t('houseRules.practice.untold')}</span>
            {onChange !== null && (
              <Button size="xs" onClick={() => onChange(house)}>
                {t('houseRules.practice.say')}
              </Button>
            )}
          </Group>
        </Alert>
      )}
      <ul className={classes.list}>
        {[house, ...sites, ...channels].map((of) => (
          <PracticeRow key={of.siteId ?? of.channelId ?? 'house'} of={of} onChange={onChange} />
        ))}
      </ul>
    </Section>
  );
}

function PracticeRow({ of, onChange }: { of: Practising; onChange: ((of: Practising) => void) | null }) {
  const { t, i18n } = useTranslation();
  const { jurisdictions, professions, isPart2Program } = of.practice;
  const isHouse = of.siteId === null && of.channelId === null;
  const untold = t(isHouse ? 'houseRules.practice.nothing' : 'houseRules.practice.asHouse');
  const told = [
    jurisdictions.length === 0 ? untold : placeNames(jurisdictions, i18n.language).join(', '),
    ...(isHouse ? [professionsIn(t, professions)] : []),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500}>{of.name}</Text>
        <Text size="xs" c="dimmed">
          {told.join(' · ')}
        </Text>
      </div>
      <div className={classes.side}>
        {isPart2Program && (
          <StateBadge tone="warn" icon={ShieldAlert}>
            {t('houseRules.practice.part2')}
          </StateBadge>
        )}
        {onChange !== null && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('houseRules.practice.changeLabel', { name: of.name })}
            onClick={() => onChange(of)}
          >
            {t('houseRules.practice.change')}
          </Button>
        )}
      </div>
    </li>
  );
}

function professionsIn(t: TFunction, professions: PracticeView['professions']): string {
  if (professions === null) return t('houseRules.practice.professionsAll');
  return professions.map((one) => t(`houseRules.professions.${one}`)).join(', ');
}
