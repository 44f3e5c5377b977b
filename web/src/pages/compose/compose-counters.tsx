import type { EntityKind, Manifest } from '@bedside/connectors/networks';
import { Tooltip, UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './compose-networks.module.css';
import { isNear, type NetworkCheck, type PartCount } from './network-checks.ts';

/** How much room is left, one line a network, where it is nearly gone or gone; a quiet word where all is well. */
export const Counters = memo(function Counters(props: { checks: readonly NetworkCheck[]; isEmpty: boolean }) {
  const { t } = useTranslation();
  const near = props.checks.filter(({ count }) => isNear(count));
  if (props.checks.length === 0 || props.isEmpty) return <span />;
  if (near.length === 0) return <span className={classes.quiet}>{t('networks.fitsAll')}</span>;
  return (
    <ul className={classes.counters} aria-label={t('compose.counters')}>
      {near.map(({ network, manifest, parts }) => (
        <li key={network}>{parts[0] !== undefined && <PartCounter manifest={manifest} part={parts[0]} named />}</li>
      ))}
    </ul>
  );
});

/** A ring and what is left in numbers; hover and focus tell what was counted. */
export function PartCounter(props: { manifest: Manifest; part: PartCount; named?: boolean }) {
  const { manifest, part, named } = props;
  const words = useCounterWords()(manifest, part);
  const name = useTranslation().t(`common.networks.${manifest.network}`);
  return (
    <Tooltip label={words.details} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton
        className={classes.counter ?? ''}
        data-state={part.count.over ? 'over' : isNear(part.count) ? 'near' : undefined}
        aria-label={`${name}: ${words.left}. ${words.details}`}
      >
        <Ring share={part.count.max === 0 ? 1 : part.count.length / part.count.max} />
        <span>
          {named && `${name} `}
          {words.left}
        </span>
      </UnstyledButton>
    </Tooltip>
  );
}

const RADIUS = 7;
const ROUND = 2 * Math.PI * RADIUS;

function Ring(props: { share: number }) {
  const shown = Math.min(1, Math.max(0, props.share)) * ROUND;
  return (
    <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden className={classes.ring}>
      <circle cx={9} cy={9} r={RADIUS} className={classes.ringTrack} />
      <circle
        cx={9}
        cy={9}
        r={RADIUS}
        className={classes.ringShare}
        strokeDasharray={`${shown} ${ROUND}`}
        transform="rotate(-90 9 9)"
      />
    </svg>
  );
}

function useCounterWords() {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (manifest: Manifest, { count, holds }: PartCount) => {
    const { addressLength, countUnit, maxBytes } = manifest.text;
    const isOverInBytes = count.over && count.remaining >= 0;
    const left = isOverInBytes
      ? t('networks.overBytes', { bytes: number.format(count.bytes), max: number.format(maxBytes ?? 0) })
      : count.over
        ? t('compose.counterOver', { count: -count.remaining })
        : t('networks.left', { count: count.remaining });
    const kinds: EntityKind[] = ['link', 'mention', 'hashtag'];
    const held = kinds
      .filter((kind) => holds[kind] > 0)
      .map((kind) => t(`networks.holds.${kind}`, { count: holds[kind] }));
    const list = new Intl.ListFormat(i18n.language).format(held);
    const details = [
      t('compose.counter', { length: number.format(count.length), max: number.format(count.max) }),
      held.length === 0 ? null : t('networks.holding', { list }),
      countUnit === 'mastodon' && holds.link + holds.mention > 0
        ? t('networks.countsMastodon', { count: addressLength ?? 0 })
        : null,
    ];
    return { left, details: `${details.filter((each) => each !== null).join('. ')}.` };
  };
}
