import type { CDPSession, Page } from '@playwright/test';

/** A device that makes and uses passkeys without anybody touching it. */
export type VirtualAuthenticator = {
  /** Whether it answers when it is asked. A page that offers passkeys below a field asks at once. */
  setReady(isReady: boolean): Promise<void>;
  /** How many passkeys it holds. */
  count(): Promise<number>;
};

/** Gives this page a device that knows its person and answers at once (Chrome DevTools Protocol, domain WebAuthn). */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    setReady: async (isReady) => {
      await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: isReady });
    },
    count: async () => {
      const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.length;
    },
  };
}
