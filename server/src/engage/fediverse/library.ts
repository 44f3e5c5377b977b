/**
 * Fedify, loaded when it is first needed: it takes a third of a second and 50 MB, which an installation whose newsrooms
 * nobody follows from elsewhere does not spend.
 */
export const loadFedify = () => import('@fedify/fedify');
export const loadVocabulary = () => import('@fedify/vocab');

export type Fedify = Awaited<ReturnType<typeof loadFedify>>;
export type Vocabulary = Awaited<ReturnType<typeof loadVocabulary>>;
