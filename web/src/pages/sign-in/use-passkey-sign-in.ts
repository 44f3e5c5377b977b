import { passkeySignIn, passkeySignInOptions, type SignInAnswer } from '@bedside/server/contract/registers/sign-in';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { call } from '../../lib/api.ts';
import {
  askForPasskey,
  awaitPasskeyInField,
  offersPasskeysInFields,
  stopWaitingForPasskey,
} from '../../lib/passkey.ts';

type Credential = Awaited<ReturnType<typeof askForPasskey>>;

/** What the server remembers of a begun passkey holds for five minutes; a page may stand open for longer. */
const RENEW_MS = 4 * 60 * 1_000;

/** Signs in by a passkey: by the button, or by the list that the browser shows below the e-mail field. */
export function usePasskeySignIn(onAnswer: (answer: SignInAnswer) => void) {
  const sign = useMutation({
    mutationFn: async (given: Credential | null) => {
      const response = given ?? (await askForPasskey((await call(passkeySignInOptions)).options));
      return call(passkeySignIn, { body: { response } });
    },
    onSuccess: onAnswer,
  });
  const take = useEffectEvent((given: Credential) => sign.mutate(given));
  const isBusy = sign.isPending;
  useEffect(() => {
    // One browser asks for one passkey at a time; after a button's attempt the list is offered anew.
    if (isBusy) return;
    return offerInField(take);
  }, [isBusy]);
  return { start: () => sign.mutate(null), isPending: sign.isPending, error: sign.error };
}

/** Offers passkeys below the field until one is picked; the function that comes back ends the offer. */
function offerInField(onGiven: (given: Credential) => void): () => void {
  let over = false;
  const offer = async () => {
    if (!(await offersPasskeysInFields()) || over) return;
    // An installation whose address allows no passkeys says so here; the field then offers none.
    const begun = await call(passkeySignInOptions).catch(() => null);
    if (begun === null || over) return;
    const given = await awaitPasskeyInField(begun.options);
    if (given !== null && !over) onGiven(given);
  };
  void offer();
  // A newer offer takes the place of the older one.
  const renewal = setInterval(() => void offer(), RENEW_MS);
  return () => {
    over = true;
    clearInterval(renewal);
    stopWaitingForPasskey();
  };
}
