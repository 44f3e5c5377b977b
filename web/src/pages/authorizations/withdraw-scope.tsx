import type { AuthorizationView } from '@bedside/server/contract/registers/authorizations';
import { Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './authorizations.module.css';
import { Picture } from './pictures.tsx';
import { useChannelNames } from './use-channel-names.ts';
import { takenBack, type WithdrawalValues, withdrawalScopes } from './withdrawal-form.ts';

type Scoped = Pick<WithdrawalValues, 'scope' | 'mediaSha256' | 'channelIds'>;

/** Everything, or some pictures or channels; those that were taken back before are not asked again. */
export function WithdrawScope(props: {
  authorization: AuthorizationView;
  values: Scoped;
  onChange: (part: Partial<Scoped>) => void;
}) {
  const { authorization, values, onChange } = props;
  const { t } = useTranslation();
  const back = takenBack(authorization);
  const media = authorization.media.filter(({ sha256 }) => !back.media.has(sha256));
  const channelIds = authorization.channelIds.filter((id) => !back.channels.has(id));
  const offered = withdrawalScopes.filter(
    (scope) => scope === 'all' || (scope === 'media' ? media : channelIds).length > 0,
  );
  return (
    <>
      <Radio.Group
        label={t('authorizations.withdraw.what')}
        value={values.scope}
        onChange={(value) => onChange({ scope: withdrawalScopes.find((scope) => scope === value) ?? 'all' })}
      >
        <Stack gap="xs" mt="xs">
          {offered.map((scope) => (
            <Radio key={scope} value={scope} label={t(`authorizations.withdraw.scopes.${scope}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {values.scope === 'media' && (
        <SomePictures
          authorization={authorization}
          hashes={media.map(({ sha256 }) => sha256)}
          {...{ values, onChange }}
        />
      )}
      {values.scope === 'channels' && <SomeChannels channelIds={channelIds} {...{ values, onChange }} />}
    </>
  );
}

function SomePictures(props: {
  authorization: AuthorizationView;
  hashes: readonly string[];
  values: Scoped;
  onChange: (part: Partial<Scoped>) => void;
}) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('authorizations.withdraw.choosePictures')}
      value={props.values.mediaSha256}
      onChange={(mediaSha256) => props.onChange({ mediaSha256 })}
    >
      <div className={classes.pictures} style={{ marginTop: 8 }}>
        {props.authorization.media.map(
          ({ mediaId, sha256 }, index) =>
            props.hashes.includes(sha256) && (
              <Checkbox.Card
                key={sha256}
                value={sha256}
                p="xs"
                aria-label={t('authorizations.covers.picture', { number: index + 1 })}
              >
                <div className={classes.picture}>
                  <Picture mediaId={mediaId} number={index + 1} isNamedBeside />
                  <Group gap="xs" wrap="nowrap">
                    <Checkbox.Indicator />
                    <Text size="xs">{t('authorizations.covers.picture', { number: index + 1 })}</Text>
                  </Group>
                </div>
              </Checkbox.Card>
            ),
        )}
      </div>
    </Checkbox.Group>
  );
}

function SomeChannels(props: {
  channelIds: readonly string[];
  values: Scoped;
  onChange: (part: Partial<Scoped>) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useChannelNames();
  return (
    <Checkbox.Group
      label={t('authorizations.withdraw.chooseChannels')}
      value={props.values.channelIds}
      onChange={(channelIds) => props.onChange({ channelIds })}
    >
      <Stack gap="xs" mt="xs">
        {props.channelIds.map((id) => (
          <Checkbox key={id} value={id} label={nameOf(id)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
