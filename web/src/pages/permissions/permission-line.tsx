import type { PermissionOfPost } from '@bedside/server/contract/flow/permit';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/link-button.tsx';
import rows from '../../ui/row-list.module.css';
import { useHouseDay } from '../authorizations/use-house-day.ts';
import { ChannelWorth } from './channel-worth.tsx';

/** A signed permission in a list: whose, what kind, when it was signed, where it holds; and what can be done with it. */
export function PermissionLine(props: { permission: PermissionOfPost; note?: string | null; children?: ReactNode }) {
  const { permission, note = null, children } = props;
  const { t } = useTranslation();
  const dayOf = useHouseDay();
  const { authorizationId, subjectName, kind, signedAt, channels } = permission;
  const about = [t(`authorizations.kinds.${kind}`), t('authorizations.signedOn', { date: dayOf(signedAt) })];
  return (
    <li className={rows.row}>
      <div className={rows.main}>
        <TextLink to="/authorizations/$authorizationId" params={{ authorizationId }} fw={500}>
          {subjectName}
        </TextLink>
        <Text size="xs" c="dimmed">
          {[...about, ...(note === null ? [] : [note])].join(' · ')}
        </Text>
        <ChannelWorth channels={channels} />
      </div>
      {children !== undefined && <div className={rows.side}>{children}</div>}
    </li>
  );
}
