import type { WordingFault } from '@bedside/server/contract/registers/authorizations/forms';
import { Alert } from '@mantine/core';
import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from '../authorizations.module.css';
import { type ElementName, elementNames, isOccasion } from './part-words.ts';

/** What keeps a form from being used. `nameOf` names a part of it. */
export function FaultList(props: { faults: readonly WordingFault[]; nameOf: (id: string) => string }) {
  const { t } = useTranslation();
  if (props.faults.length === 0) {
    return (
      <Alert color="pass" aria-live="polite" icon={<CircleCheck size={20} aria-hidden />}>
        {t('houseForms.preview.ready')}
      </Alert>
    );
  }
  return (
    <Alert
      color="warn"
      aria-live="polite"
      icon={<OctagonAlert size={20} aria-hidden />}
      title={t('houseForms.faults.title')}
    >
      <ul className={classes.reasons}>
        {props.faults.map((fault) => (
          <li key={JSON.stringify(fault)}>
            <Fault fault={fault} nameOf={props.nameOf} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Fault({ fault, nameOf }: { fault: WordingFault; nameOf: (id: string) => string }) {
  const { t } = useTranslation();
  const { code, at, language, what } = fault;
  const where = at === null ? '' : isOccasion(at) ? t(`houseForms.editor.when.${at}`) : nameOf(at);
  const inLanguage = language === null ? '' : ` (${t(`houseForms.preview.${language}`)})`;
  const isElement = elementNames.find((name): name is ElementName => name === what);
  const named = isElement === undefined ? (what ?? '') : t(`houseForms.elements.${isElement}`);
  return <>{t(`houseForms.faults.${code}`, { at: `${where}${inLanguage}`, what: named })}</>;
}
