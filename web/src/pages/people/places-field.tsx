import { listChannels } from '@bedside/server/contract/registers/channels';
import type { Role } from '@bedside/server/contract/registers/org';
import { listSites } from '@bedside/server/contract/registers/org/sites';
import type { RoleLimit } from '@bedside/server/contract/registers/people';
import { Checkbox, Fieldset, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';

/** Where a role holds: everywhere, or for these sites and channels. */
export function PlacesField(props: {
  role: Role;
  limit: RoleLimit | null;
  error: string | null;
  onChange: (limit: RoleLimit | null) => void;
}) {
  const { t } = useTranslation();
  const { role, limit } = props;
  const choose = (value: string) => props.onChange(value === 'some' ? { role, siteIds: [], channelIds: [] } : null);
  return (
    <Fieldset legend={t('people.places.where', { role: t(`people.roles.${role}`) })} p="sm">
      <Radio.Group value={limit === null ? 'everywhere' : 'some'} onChange={choose}>
        <Stack gap="xs">
          <Radio value="everywhere" label={t('people.places.everywhere')} />
          <Radio value="some" label={t('people.places.some')} />
        </Stack>
      </Radio.Group>
      {limit !== null && <PlaceChoices limit={limit} onChange={props.onChange} />}
      {props.error !== null && (
        <Text size="xs" c="block" role="alert" mt="xs">
          {props.error}
        </Text>
      )}
    </Fieldset>
  );
}

function PlaceChoices({ limit, onChange }: { limit: RoleLimit; onChange: (limit: RoleLimit) => void }) {
  const { t } = useTranslation();
  const sites = (useQuery(ask(listSites)).data?.sites ?? []).filter(({ state }) => state === 'active');
  const channels = useQuery(ask(listChannels)).data?.channels ?? [];
  // What was chosen and is not listed any more stays chosen: without it the role might hold everywhere.
  const gone = limit.channelIds.filter((id) => !channels.some((channel) => channel.id === id));
  const choices = [
    ...channels.map(({ id, name }) => ({ id, name })),
    ...gone.map((id) => ({ id, name: t('people.page.goneChannel') })),
  ];
  if (sites.length + choices.length === 0) return <Text size="sm">{t('people.places.noPlaces')}</Text>;
  return (
    <Stack gap="sm" mt="sm" pl="lg">
      {sites.length > 0 && (
        <Choices
          label={t('people.places.sites')}
          choices={sites}
          value={limit.siteIds}
          onChange={(siteIds) => onChange({ ...limit, siteIds })}
        />
      )}
      {choices.length > 0 && (
        <Choices
          label={t('people.places.channels')}
          choices={choices}
          value={limit.channelIds}
          onChange={(channelIds) => onChange({ ...limit, channelIds })}
        />
      )}
    </Stack>
  );
}

function Choices(props: {
  label: string;
  choices: readonly { id: string; name: string }[];
  value: string[];
  onChange: (value: string[]) => void;
}) {
  return (
    <Checkbox.Group label={props.label} value={props.value} onChange={props.onChange}>
      <Stack gap={6} mt={4}>
        {props.choices.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
