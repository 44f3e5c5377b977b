import { type RepeatView, readRepeat, setRepeat } from '@bedside/server/contract/flow/schedule/repeat';
import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { zoneWords } from '../calendar/calendar-words.ts';
import { firstForm, formOf, type RepeatForm, ruleOf } from './repeat-form.ts';
import { ruleWords } from './repeat-words.ts';
import { RuleFields } from './rule-fields.tsx';

/** Asks for the rule by which a post comes again; `now` is the one that stands, if one does. */
export function RepeatDialog(props: { postId: string; now: RepeatView | null; onClose: () => void }) {
  const { postId, now, onClose } = props;
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const timeZone = now?.timeZone ?? organization.timeZone;
  const today = wallTimeOf(useNow(), timeZone).slice(0, 10);
  const [form, setForm] = useState(() => (now === null ? firstForm(today) : formOf(now, today)));
  const change = (part: Partial<RepeatForm>) => setForm((before) => ({ ...before, ...part }));
  const rule = ruleOf(form);
  const save = useCall(setRepeat, {
    invalidates: [readRepeat],
    onSuccess: () => {
      notifyDone(t('repeats.saved'));
      onClose();
    },
  });
  const { startsOn, time, aheadDays } = form;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('repeats.form.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (rule === null || save.isPending) return;
          save.mutate({ params: { id: postId }, body: { rule, startsOn, localTime: time, timeZone, aheadDays } });
        }}
      >
        <Stack gap="md">
          <RuleFields form={form} onChange={change} />
          <When form={form} today={today} timeZone={timeZone} onChange={change} />
          <Ends form={form} onChange={change} />
          <NumberInput
            label={t('repeats.form.ahead')}
            description={t('repeats.form.aheadHint')}
            value={aheadDays}
            min={1}
            max={30}
            allowDecimal={false}
            onChange={(value) => change({ aheadDays: Number(value) || 1 })}
          />
          {rule !== null && (
            <Text component="output" size="sm" fw={500}>
              {ruleWords({ rule, localTime: time, timeZone }, { t, language: i18n.language })}
            </Text>
          )}
          <ProblemNotice error={save.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={rule === null}>
              {t('repeats.form.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type Fields = { form: RepeatForm; onChange: (part: Partial<RepeatForm>) => void };

function When({ form, today, timeZone, onChange }: Fields & { today: string; timeZone: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Group grow align="flex-start">
        <TextInput
          type="date"
          label={t('repeats.form.startsOn')}
          value={form.startsOn}
          min={today}
          required
          onChange={(event) => onChange({ startsOn: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('repeats.form.time')}
          value={form.time}
          required
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        {t('repeats.form.zone', { zone: zoneWords(timeZone) })}
      </Text>
    </div>
  );
}

function Ends({ form, onChange }: Fields) {
  const { t } = useTranslation();
  return (
    <div>
      <Group grow align="flex-start">
        <NativeSelect
          label={t('repeats.form.ends')}
          value={form.ends}
          data={(['count', 'until'] as const).map((value) => ({ value, label: t(`repeats.form.endsKinds.${value}`) }))}
          onChange={(event) => onChange({ ends: event.currentTarget.value === 'until' ? 'until' : 'count' })}
        />
        {form.ends === 'until' ? (
          <TextInput
            type="date"
            label={t('repeats.form.until')}
            value={form.until}
            min={form.startsOn}
            onChange={(event) => onChange({ until: event.currentTarget.value })}
          />
        ) : (
          <NumberInput
            label={t('repeats.form.count')}
            value={form.count}
            min={1}
            max={731}
            allowDecimal={false}
            onChange={(value) => onChange({ count: Number(value) || 0 })}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        {t('repeats.form.mostYears')}
      </Text>
    </div>
  );
}
