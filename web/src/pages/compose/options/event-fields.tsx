import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../lib/session.ts';
import { instantsOf, wallTimeOf } from '../../../lib/wall-time.ts';
import type { OptionFieldsProps } from './network-options.tsx';
import { OptionText } from './option-text.tsx';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MAX_TITLE_UNITS = 200;

/** What an event or an offer is called, and from when to when it is, in the organization's time zone. */
export function EventFields(props: OptionFieldsProps) {
  const { manifest, network, options, change } = props;
  const { t } = useTranslation();
  const { timeZone } = useSession().organization;
  const [tomorrow] = useState(() => Math.ceil((Date.now() + DAY_MS) / HOUR_MS) * HOUR_MS);
  const event = options.event ?? {
    title: '',
    startsAt: new Date(tomorrow).toISOString(),
    endsAt: new Date(tomorrow + HOUR_MS).toISOString(),
    timeZone,
  };
  const isBackwards = Date.parse(event.startsAt) > Date.parse(event.endsAt);
  const time = (name: 'startsAt' | 'endsAt') => ({
    type: 'datetime-local',
    label: t(`options.event.${name}`),
    value: wallTimeOf(Date.parse(event[name]), timeZone),
    disabled: props.readOnly,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      const [instant] = instantsOf({ localTime: currentTarget.value, timeZone });
      if (instant !== undefined) change({ event: { ...event, timeZone, [name]: instant } });
    },
  });
  return (
    <>
      <OptionText
        {...props}
        field={`options.${network}.event.title`}
        label={t('options.event.title')}
        description={t('options.titleHint', { count: manifest.titleMaxLength ?? MAX_TITLE_UNITS })}
        required
        value={event.title}
        maxLength={MAX_TITLE_UNITS}
        onText={(title) => change({ event: { ...event, title } })}
      />
      <Group grow align="flex-start">
        <TextInput {...time('startsAt')} description={t('options.event.zone', { zone: timeZone })} />
        <TextInput
          {...time('endsAt')}
          description={t('options.event.zone', { zone: timeZone })}
          error={isBackwards ? t('options.event.backwards') : undefined}
        />
      </Group>
    </>
  );
}
