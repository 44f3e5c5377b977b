import { Code, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './screen.module.css';

const EXAMPLE = `import { applyReplacements, createScreener } from '@bedside/screening';

const screener = createScreener({ organization: { phones: ['312-555-0100'], staffNames: ['Ama Osei'] } });
const { verdict, findings } = screener.screen(text, { author: 'org', network: 'facebook', locale: 'en-US' });

for (const { start, end, type, subject, severity, message } of findings) {
  console.log(severity, type, subject, text.slice(start, end), message);
}
const safer = applyReplacements(text, findings);

// While somebody types: what did not change is not read again.
let screened = { text, result: screener.screen(text) };
screened = screener.rescreen(screened, { start: 0, end: 0, insert: 'Hello. ' });`;

/** How to use the package elsewhere. */
export function PlaygroundDevelopers() {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="playground-developers">
      <Stack gap="sm">
        <Title order={2} size="h3" id="playground-developers">
          {t('screen.playground.developersTitle')}
        </Title>
        <Text size="sm">{t('screen.playground.developersText')}</Text>
        <Code block className={classes.code ?? ''} tabIndex={0}>
          {EXAMPLE}
        </Code>
        <Text size="sm">{t('screen.playground.developersMore')}</Text>
      </Stack>
    </Paper>
  );
}
