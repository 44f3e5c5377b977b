import { getSignInMethods, getSsoProvider, removeSsoProvider } from '@bedside/server/contract/registers/sign-in';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { isProblem } from '../../lib/problem.ts';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Who would be locked out, as the refusal names them. */
const namedPeople = z.object({ people: z.array(z.object({ name: z.string() })) });

/** Asks once; where people would be locked out, names them and asks a second time. */
export function RemoveSsoDialog({ label, onClose }: { label: string; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useCall(removeSsoProvider, {
    invalidates: [getSsoProvider, getSignInMethods],
    onSuccess: () => {
      notifyDone(t('security.settings.removed'));
      onClose();
    },
  });
  const lockedOut = isProblem(remove.error, 'SSO_ONLY_WAY')
    ? namedPeople.safeParse(remove.error.details).data
    : undefined;
  if (lockedOut) {
    const names = new Intl.ListFormat(currentLanguage()).format(lockedOut.people.map(({ name }) => name));
    return (
      <ConfirmDialog
        title={t('security.settings.onlyWayTitle')}
        text={t('security.settings.onlyWayText', { names })}
        confirm={t('security.settings.onlyWayConfirm')}
        busy={remove.isPending}
        error={null}
        onConfirm={() => remove.mutate({ body: { evenIfOnlyWay: true } })}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      title={t('security.settings.removeTitle')}
      text={t('security.settings.removeText', { label })}
      confirm={t('security.settings.removeConfirm')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ body: {} })}
      onClose={onClose}
    />
  );
}
