import { getHealthReport, type HealthReport, retryJob } from '@bedside/server/contract/flow/publish';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';

type FailedJob = NonNullable<HealthReport['failedJobs']>[number];

/** Work behind the scenes that failed as often as it may; administrators may have it tried once more. */
export function FailedJobs({ jobs }: { jobs: readonly FailedJob[] }) {
  const { t } = useTranslation();
  if (jobs.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="jobs-title">
      <Title order={2} size="h3" id="jobs-title">
        {t('health.jobs.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('health.jobs.lead')}
      </Text>
      <ul className={classes.list} aria-labelledby="jobs-title">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </Stack>
  );
}

function JobRow({ job }: { job: FailedJob }) {
  const { t } = useTranslation();
  const ago = useAgo();
  const again = useCall(retryJob, {
    invalidates: [getHealthReport],
    onSuccess: () => notifyDone(t('health.jobs.retried')),
  });
  const name = t(`health.jobs.tasks.${job.task.replaceAll(/[.-]/g, '_') as 'mail_send'}`, {
    // Kinds of work grow on the server first; one that is new here shows its own name.
    defaultValue: job.task,
  });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500}>{name}</Text>
        <Text size="xs" c="dimmed">
          {t('health.jobs.tried', { count: job.attempts, time: ago(job.failedAt) })}
          {job.errorName !== null && ` · ${job.errorName}`}
        </Text>
        <ProblemNotice error={again.error} />
      </div>
      <Button
        size="xs"
        variant="default"
        loading={again.isPending}
        onClick={() => again.mutate({ params: { number: job.id } })}
      >
        {t('common.retry')}
      </Button>
    </li>
  );
}
