import type { SessionView } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fingerprint, KeyRound, type LucideIcon, RectangleEllipsis, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from './session.ts';
import { type Door, stepUpDesk } from './step-up-desk.ts';
import { doorKinds } from './step-up-doors.ts';
import { ProveByPasskey, ProveBySso, ProveByWords } from './step-up-ways.tsx';

type Proof = SessionView['proofs'][number];

/** The surest first. */
const order: readonly Proof[] = ['passkey', 'totp', 'password', 'sso'];
const icons: Readonly<Record<Proof, LucideIcon>> = {
  passkey: Fingerprint,
  totp: RectangleEllipsis,
  password: KeyRound,
  sso: Users,
};

/** Asks who somebody is, above whatever they were doing. */
export function StepUpDialog(props: { doors: readonly Door[] }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      // Above every other dialog; notifications stay above it.
      zIndex={380}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onClose={stepUpDesk.cancel}
      // Keys that mean something to the page below mean nothing to it while this is asked.
      onKeyDown={(event) => event.stopPropagation()}
      title={t('security.stepUp.title')}
    >
      <Stack gap="md">
        <Stack gap={4}>
          <Text>{t('security.stepUp.lead')}</Text>
          <List size="sm" withPadding>
            {doorKinds(props.doors).map((kind) => (
              <List.Item key={kind}>
                <b>{kind === 'generic' ? t('security.stepUp.generic') : t(`security.stepUp.doors.${kind}`)}</b>
              </List.Item>
            ))}
          </List>
        </Stack>
        <Text c="dimmed">{t('security.stepUp.why')}</Text>
        <Ways />
      </Stack>
    </Modal>
  );
}

function Ways() {
  const { t } = useTranslation();
  const session = useQuery(sessionQuery).data?.session;
  const proofs = order.filter((each) => session?.proofs.includes(each));
  const [chosen, choose] = useState<Proof | null>(null);
  const by = chosen ?? proofs[0];
  const others = proofs.filter((each) => each !== by);
  return (
    <>
      {by === undefined ? <Text>{t('security.stepUp.none')}</Text> : <Way key={by} by={by} session={session ?? null} />}
      {others.length > 0 && (
        <Stack gap={4} component="section" aria-label={t('security.stepUp.otherWays')}>
          <Text size="xs" c="dimmed" aria-hidden>
            {t('security.stepUp.otherWays')}
          </Text>
          <Group gap="xs">
            {others.map((each) => {
              const Icon = icons[each];
              return (
                <Button
                  key={each}
                  size="xs"
                  variant="default"
                  leftSection={<Icon size={16} aria-hidden />}
                  onClick={() => choose(each)}
                >
                  {t(`security.stepUp.ways.${each}`)}
                </Button>
              );
            })}
          </Group>
        </Stack>
      )}
      <Group justify="flex-end">
        <Button variant="subtle" onClick={stepUpDesk.cancel}>
          {t('common.cancel')}
        </Button>
      </Group>
    </>
  );
}

function Way({ by, session }: { by: Proof; session: SessionView | null }) {
  if (by === 'passkey') return <ProveByPasskey />;
  if (by === 'sso') return <ProveBySso organizationId={session?.organization.id ?? ''} />;
  return <ProveByWords by={by} />;
}
