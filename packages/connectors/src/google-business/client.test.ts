/** The fake is held to Google's own clients, as far as there are some: for local posts there is none. */
import { auth, mybusinessaccountmanagement } from '@googleapis/mybusinessaccountmanagement';
import { mybusinessbusinessinformation } from '@googleapis/mybusinessbusinessinformation';
import { expect, test } from 'vitest';
import { startFakeGoogleBusiness } from '../testing/fake-google-business.ts';

test('Google’s clients find the accounts and the places, and read the words of a refusal', async () => {
  const fake = await startFakeGoogleBusiness();
  try {
    const signedIn = new auth.OAuth2({ ...fake.app });
    signedIn.setCredentials({ access_token: fake.credentialsOf('accounts/1/locations/11').accessToken });
    // The clients take their options apart.
    const at = () => ({ version: 'v1' as const, auth: signedIn, rootUrl: `${fake.serviceUrl}/`, retry: false });
    const accounts = mybusinessaccountmanagement(at());
    const { data: first } = await accounts.accounts.list({});
    const { data: second } = await accounts.accounts.list({ pageToken: first.nextPageToken ?? '' });
    const names = [...(first.accounts ?? []), ...(second.accounts ?? [])].map(({ name }) => name);
    expect(names).toEqual(['accounts/1', 'accounts/2', 'accounts/3']);
    const places = mybusinessbusinessinformation(at());
    const readMask = 'name,title,storefrontAddress,metadata';
    const { data: held } = await places.accounts.locations.list({ parent: 'accounts/2', readMask });
    expect(held.locations?.map(({ name, title }) => [name, title])).toEqual([
      ['locations/11', 'Lakeside Children’s'],
      ['locations/14', 'Lakeside Pharmacy'],
    ]);
    const { data: place } = await places.locations.get({ name: 'locations/14', readMask });
    expect(place.metadata?.canOperateLocalPost).toBe(true);
    const refused = await places.locations.get({ name: 'locations/99', readMask }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 404, response: { data: { error: { status: 'NOT_FOUND' } } } });
  } finally {
    await fake.close();
  }
});
