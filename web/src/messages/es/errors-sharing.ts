import type { sharingErrors as english } from '../en/errors-sharing.ts';

export const sharingErrors: typeof english = {
  SHARE_BLOCKED: { text: 'Ahora no se puede compartir allí.', remedy: 'Mire qué lo impide.' },
  SHARE_CHANGED: {
    text: 'Las palabras cambiaron desde que usted las vio.',
    remedy: 'Mírelas de nuevo y comparta después.',
  },
  SHARED_ALREADY: {
    text: 'Ya compartió esto en esta cuenta.',
    remedy: 'Retire lo primero antes de compartirlo de nuevo.',
  },
  EMPLOYER_MISSING: {
    text: 'Las dos líneas deben nombrar a la organización.',
    remedy: 'Escriba {organization} donde va su nombre.',
  },
};
