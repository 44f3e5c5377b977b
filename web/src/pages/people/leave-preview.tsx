import type { HandOverGroup, previewLeaving } from '@bedside/server/contract/registers/people';
import { Alert, Anchor, Group, List, Stack, Text, VisuallyHidden } from '@mantine/core';
import { ArrowRight, CircleAlert, CircleDot, CircleX, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';

const outcomes: Readonly<Record<HandOverGroup['outcome'], { tone: Tone; icon: LucideIcon }>> = {
  moves: { tone: 'info', icon: ArrowRight },
  stays: { tone: 'quiet', icon: CircleDot },
  ends: { tone: 'quiet', icon: CircleX },
  asks: { tone: 'warn', icon: CircleAlert },
};

/** Everything that somebody would leave, kind by kind, with what becomes of it. */
export function LeavePreview({ preview }: { preview: CallAnswer<typeof previewLeaving> }) {
  const { t } = useTranslation();
  const agreements = [...preview.deputies, ...preview.standsInFor];
  return (
    <Stack gap="sm">
      {preview.hindrances.map((code) => (
        <Alert key={code} color="block" role="alert" icon={<CircleAlert size={20} aria-hidden />}>
          {t(`people.leave.hindrances.${code}`)}
        </Alert>
      ))}
      {preview.groups.length === 0 && agreements.length === 0 && <Text>{t('people.leave.nothing')}</Text>}
      {preview.groups.map((group) => (
        <LeftGroup key={group.kind} group={group} />
      ))}
      {agreements.length > 0 && (
        <Stack gap={2}>
          <Text size="sm" fw={500}>
            {t('people.deputies.title')} ({agreements.length})
          </Text>
          <Text size="xs" c="dimmed">
            {t('people.leave.agreements')}
          </Text>
        </Stack>
      )}
    </Stack>
  );
}

/** Kinds that need a word more. */
const hinted = ['planned', 'approval', 'review_alone', 'channel'] as const;

function LeftGroup({ group }: { group: HandOverGroup }) {
  const { t } = useTranslation();
  // Where nobody is named yet, what could move is told as moving: the next step asks to whom.
  const outcome = group.kind in movable && group.outcome === 'stays' ? 'moves' : group.outcome;
  const { tone, icon } = outcomes[outcome];
  const hint = hinted.find((kind) => kind === group.kind);
  const rest = group.count - group.items.length;
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {t(`people.leave.kinds.${group.kind}`)} ({group.count})
        </Text>
        <StateBadge tone={tone} icon={icon}>
          {t(`people.leave.outcomes.${outcome}`)}
        </StateBadge>
      </Group>
      {hint !== undefined && (
        <Text size="xs" c="dimmed">
          {t(`people.leave.hints.${hint}`)}
        </Text>
      )}
      <List size="sm" withPadding>
        {group.items.map((item) => (
          <List.Item key={item.id}>
            {item.link === null ? (
              item.label
            ) : (
              <Anchor href={item.link} target="_blank" rel="noreferrer" size="sm">
                {item.label === '' ? '…' : item.label}
                <VisuallyHidden> {t('common.opensInNewTab')}</VisuallyHidden>
              </Anchor>
            )}
          </List.Item>
        ))}
        {rest > 0 && <List.Item>{t('people.leave.more', { count: rest })}</List.Item>}
      </List>
    </Stack>
  );
}

const movable = { draft: true, in_review: true, changes_requested: true, approved: true, planned: true } as const;
