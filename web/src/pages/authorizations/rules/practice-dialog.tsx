import { placeName } from '@bedside/server/contract/kernel/places';
import { listHouseRules, profession, setPractice } from '@bedside/server/contract/registers/authorizations/rules';
import { Checkbox, Modal, MultiSelect, Stack, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../../lib/notify.tsx';
import { useCall } from '../../../lib/query.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { SaveButtons } from '../../../ui/save-buttons.tsx';
import { placeCode } from './house-places.ts';
import type { Practising } from './practice-list.tsx';
import { usePlaceOptions } from './use-place-options.ts';

/** Says where the house, a site or a channel practises. */
export function PracticeDialog({ of, onClose }: { of: Practising; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const places = usePlaceOptions();
  const { siteId, channelId, name, practice } = of;
  const isHouse = siteId === null && channelId === null;
  const [jurisdictions, setJurisdictions] = useState(practice.jurisdictions);
  const [professions, setProfessions] = useState(practice.professions ?? []);
  const [isPart2Program, setIsPart2Program] = useState(practice.isPart2Program);
  const save = useCall(setPractice, {
    invalidates: [listHouseRules],
    onSuccess: () => {
      notifyDone(t('houseRules.practice.saved'));
      onClose();
    },
  });
  const body = { siteId, channelId, jurisdictions, isPart2Program, revision: practice.revision };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    save.mutate({ body: { ...body, professions: professions.length === 0 ? null : professions } });
  };
  return (
    <Modal opened onClose={onClose} title={t('houseRules.practice.dialog', { name })}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TagsInput
            label={t('houseRules.practice.jurisdictions')}
            description={`${t('houseRules.practice.jurisdictionsHint')} ${isHouse ? '' : t('houseRules.practice.jurisdictionsSite')}`}
            data={places}
            limit={80}
            maxDropdownHeight={280}
            value={jurisdictions.map((code) => placeName(code, language))}
            onChange={(typed) => setJurisdictions([...new Set(typed.map((one) => placeCode(one, language)))])}
          />
          {isHouse && (
            <MultiSelect
              label={t('houseRules.practice.professions')}
              description={t('houseRules.practice.professionsHint')}
              data={profession.options.map((value) => ({ value, label: t(`houseRules.professions.${value}`) }))}
              value={professions}
              onChange={(next) => setProfessions(next.map((one) => profession.parse(one)))}
            />
          )}
          <Checkbox
            label={t('houseRules.practice.isPart2')}
            description={t('houseRules.practice.isPart2Hint')}
            checked={isPart2Program}
            onChange={(event) => setIsPart2Program(event.currentTarget.checked)}
          />
          <ProblemNotice error={save.error} />
          <SaveButtons onCancel={onClose} busy={save.isPending} />
        </Stack>
      </form>
    </Modal>
  );
}
