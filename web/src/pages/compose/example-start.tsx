import type { Content } from '@bedside/server/contract/flow/compose';
import { listExamples } from '@bedside/server/contract/registers/org';
import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';

/** As long as nothing is written: invented posts of one's kind of organization, to begin from. */
export function ExampleStart(props: {
  baseText: string;
  onBegin: (example: Pick<Content, 'baseText' | 'language'>) => void;
}) {
  const { t } = useTranslation();
  const isEmpty = props.baseText === '';
  const examples = useQuery({ ...ask(listExamples), staleTime: 600_000, enabled: isEmpty }).data?.examples ?? [];
  if (!isEmpty || examples.length === 0) return null;
  return (
    <Menu position="bottom-start" shadow="md" width={320}>
      <Menu.Target>
        <Button variant="subtle" size="xs" w="fit-content" leftSection={<Lightbulb size={14} aria-hidden />}>
          {t('organization.beginFromExample')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {examples.map(({ id, language, title, text }) => (
          <Menu.Item
            key={`${id} ${language}`}
            lang={language}
            onClick={() => props.onBegin({ baseText: text, language })}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
