import type { Content } from '@bedside/server/contract/flow/compose';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../ui/marked-text-words.ts';
import { usePurposeWords } from '../../ui/purpose-words.ts';
import type { FieldPath } from './draft-merge.ts';

/** Says in words which part of a post a path leads to. */
export function useFieldLabel(): (path: FieldPath, content: Content) => string {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  return (path, content) => {
    const [field = '', name = '', part] = path;
    if (field === 'variants' && part === 'thread') {
      return t('together.fields.thread', {
        network: t(`common.networks.${name as 'newsroom'}`, { defaultValue: name }),
      });
    }
    if (field === 'variants') return fieldWords(name === '' ? field : `variants.${name}`);
    if (field === 'images' && name !== '') {
      const index = content.images.findIndex(({ mediaId }) => name.startsWith(mediaId));
      return index < 0 ? t('together.fields.imageGone') : fieldWords(`images.${index}.altText`);
    }
    if (field === 'firstComment') return t('together.fields.firstComment');
    if (field === 'mediaFor') return t('together.fields.mediaFor');
    if (field === 'options') return t('together.fields.options');
    return fieldWords(field);
  };
}

/** A value of a field as a person reads it. */
export function useValueWords(): (path: FieldPath, value: unknown) => string {
  const { t } = useTranslation();
  const purposeWords = usePurposeWords();
  const permissionWords = (value: unknown): string[] => {
    if (typeof value === 'string') return [purposeWords(value)];
    if (Array.isArray(value))
      return value.length === 0 ? [] : [t('permits.people.namedCount', { count: value.length })];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(permissionWords) : [];
  };
  const said = (path: FieldPath, value: unknown): string[] => {
    if (path[0] === 'permission') return permissionWords(value);
    if (path[0] !== 'mediaFor') return wordsIn(value);
    // Its values are the choices of the contract.
    return wordsIn(value).map((choice) => t(`options.mediaFor.choices.${choice as 'images'}`));
  };
  return (path, value) => {
    const words = said(path, value);
    return words.join('\n\n') || t('together.conflict.nothing');
  };
}

/** Keys whose values say nothing to a person. */
const SILENT = new Set(['mediaId', 'sha256', 'order', 'imageIndexes', 'crops', 'schema']);

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (SILENT.has(key) ? [] : wordsIn(inner)));
}
