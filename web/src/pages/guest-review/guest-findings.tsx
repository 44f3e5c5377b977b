import type { GuestReading } from '@bedside/server/contract/flow/review/guests';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SeverityBadge } from '../../ui/marked-text-severity.tsx';
import { useFieldWords, useFindingWords } from '../../ui/marked-text-words.ts';

/** What screening found in the version, and which of it a privacy officer let stand. */
export function GuestFindings(props: { reading: GuestReading; waivedKeys: ReadonlySet<string> }) {
  const { reading, waivedKeys } = props;
  const { t } = useTranslation();
  const words = useFindingWords();
  const fieldWords = useFieldWords();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="guest-findings">
      <Stack gap="sm">
        <Title order={2} size="h3" id="guest-findings">
          {t('findings.listTitleReview')}
        </Title>
        {reading.findings.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('review.findingsNone')}
          </Text>
        )}
        {reading.findings.map((finding) => (
          <div key={finding.key} id={`finding-${finding.key}`} tabIndex={-1}>
            <Group gap="xs">
              <SeverityBadge severity={finding.severity} waived={waivedKeys.has(finding.key)} />
              <Text size="sm">{words(finding).title}</Text>
            </Group>
            <Text size="xs" c="dimmed">
              {fieldWords(finding.field)} · {words(finding).why}
            </Text>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
