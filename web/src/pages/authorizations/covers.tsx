import type { AuthorizationView } from '@bedside/server/contract/registers/authorizations';
import { Text } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../ui/state-badge.tsx';
import { FactList } from './fact-list.tsx';
import { Pictures } from './pictures.tsx';
import { Section } from './section.tsx';
import { useChannelNames } from './use-channel-names.ts';
import { takenBack } from './withdrawal-form.ts';

/** What whoever signed said yes to; what was taken back since is marked. */
export function Covers({ authorization }: { authorization: AuthorizationView }) {
  const { t } = useTranslation();
  const nameOf = useChannelNames();
  const { infoScope, purposes, channelIds, media } = authorization;
  const back = takenBack(authorization);
  const mark = (
    <StateBadge tone="block" icon={Undo2}>
      {t('authorizations.covers.takenBack')}
    </StateBadge>
  );
  const list = (lines: readonly { readonly key: string; readonly line: ReactNode }[]) =>
    lines.length === 0 ? t('authorizations.covers.nothing') : lines.map(({ key, line }) => <div key={key}>{line}</div>);
  return (
    <Section title={t('authorizations.covers.title')}>
      <FactList
        facts={[
          [
            t('authorizations.covers.elements'),
            list(infoScope.map((key) => ({ key, line: t(`authorizations.infoScope.${key}`) }))),
          ],
          [
            t('authorizations.covers.channels'),
            list(
              channelIds.map((key) => ({
                key,
                line: (
                  <>
                    {nameOf(key)} {back.channels.has(key) && mark}
                  </>
                ),
              })),
            ),
          ],
          [
            t('authorizations.covers.purposes'),
            list(purposes.map((key) => ({ key, line: t(`authorizations.purposes.${key}`) }))),
          ],
        ]}
      />
      {media.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('authorizations.covers.noPictures')}
        </Text>
      ) : (
        <Pictures media={media} below={media.map(({ sha256 }) => back.media.has(sha256) && mark)} />
      )}
    </Section>
  );
}
