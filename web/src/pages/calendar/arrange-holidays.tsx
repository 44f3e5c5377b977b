import {
  getCalendarSettings,
  listHolidayPlaces,
  readCalendar,
  setHolidays,
} from '@bedside/server/contract/flow/schedule/calendar';
import { NativeSelect, Stack, Switch, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Settings } from './arrange-drawer.tsx';

type Place = { code: string; name: string };

/** Whose holidays are shown, and whether health observances are. */
export function ArrangeHolidays({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const [country, setCountry] = useState(settings.country ?? '');
  const places = useQuery(
    ask(listHolidayPlaces, { query: { language: currentLanguage(), ...(country === '' ? {} : { country }) } }),
  );
  const save = useCall(setHolidays, {
    invalidates: [getCalendarSettings, readCalendar],
    onSuccess: () => notifyDone(t('calendar.arrange.saved')),
  });
  const choose = (place: { country: string; region: string }) =>
    save.mutate({ body: { country: place.country || null, region: place.region || null } });
  const regions = options(places.data?.regions);
  return (
    <Stack component="section" gap="sm" aria-labelledby="arrange-holidays">
      <Title order={2} size="h3" id="arrange-holidays">
        {t('calendar.arrange.holidays')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('calendar.arrange.holidaysText')}
      </Text>
      <NativeSelect
        label={t('calendar.arrange.country')}
        disabled={!settings.mayArrange || save.isPending}
        value={country}
        onChange={(event) => {
          setCountry(event.currentTarget.value);
          choose({ country: event.currentTarget.value, region: '' });
        }}
        data={[{ value: '', label: t('calendar.arrange.noHolidays') }, ...options(places.data?.countries)]}
      />
      {country !== '' && regions.length > 0 && (
        <NativeSelect
          label={t('calendar.arrange.region')}
          disabled={!settings.mayArrange || save.isPending}
          value={settings.region ?? ''}
          onChange={(event) => choose({ country, region: event.currentTarget.value })}
          data={[{ value: '', label: t('calendar.arrange.wholeCountry') }, ...regions]}
        />
      )}
      <Switch
        label={t('calendar.arrange.observances')}
        description={t('calendar.arrange.observancesHint')}
        disabled={!settings.mayArrange || save.isPending}
        checked={settings.observances}
        onChange={(event) => {
          const { country: kept, region } = settings;
          save.mutate({ body: { country: kept, region, observances: event.currentTarget.checked } });
        }}
      />
      <ProblemNotice error={places.error ?? save.error} />
    </Stack>
  );
}

function options(list: readonly Place[] | undefined) {
  return (list ?? []).map(({ code, name }) => ({ value: code, label: name }));
}
