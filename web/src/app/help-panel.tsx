import { Anchor, Drawer, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type HelpId, helpPages } from '../lib/help-pages.ts';
import { useKeyList } from '../lib/keys.ts';
import type { help as english } from '../messages/en/help.ts';
import { ListSkeleton } from '../ui/list-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import classes from './help-panel.module.css';
import { Keys } from './key-sheet.tsx';

/** The words of the help are loaded when somebody asks for them first. */
async function loadHelp(language: string): Promise<typeof english> {
  if (language === 'es') return (await import('../messages/es/help.ts')).help;
  return (await import('../messages/en/help.ts')).help;
}

/** What this page is for, three steps, questions that people ask, and where more is written. */
export function HelpPanel(props: { id: HelpId; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const words = useQuery({ queryKey: ['help', language], queryFn: () => loadHelp(language), staleTime: Infinity });
  const help = words.data?.[props.id];
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      size={400}
      title={t('find.help.title', { page: help?.title ?? '' })}
    >
      <ProblemNotice error={words.error} onRetry={() => void words.refetch()} />
      {words.isPending && <ListSkeleton rows={4} />}
      {help !== undefined && (
        <Stack gap="lg">
          <Text>{help.what}</Text>
          <section>
            <Title order={3} mb="xs">
              {t('find.help.steps')}
            </Title>
            <List type="ordered" spacing="xs" size="sm">
              {help.steps.map((step) => (
                <List.Item key={step}>{step}</List.Item>
              ))}
            </List>
          </section>
          <section>
            <Title order={3} mb="xs">
              {t('find.help.questions')}
            </Title>
            <dl className={classes.questions}>
              {help.questions.map(({ asked, answer }) => (
                <div key={asked}>
                  <dt>{asked}</dt>
                  <dd>{answer}</dd>
                </div>
              ))}
            </dl>
          </section>
          <PageKeys />
          <Anchor href={`/help/${helpPages[props.id]}`} target="_blank" rel="noopener" size="sm">
            {t('find.help.handbook')} <ExternalLink size={14} aria-label={t('common.opensInNewTab')} />
          </Anchor>
        </Stack>
      )}
    </Drawer>
  );
}

function PageKeys() {
  const { t } = useTranslation();
  const list = useKeyList().filter(({ place }) => place === 'page');
  if (list.length === 0) return null;
  return (
    <section>
      <Title order={3} mb="xs">
        {t('find.help.keys')}
      </Title>
      <ul className={classes.keys}>
        {list.map(({ keys, label }) => (
          <li key={keys}>
            <Keys keys={keys} /> {label}
          </li>
        ))}
      </ul>
    </section>
  );
}
