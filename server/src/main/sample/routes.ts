import { type Route, serveOpen } from '../../kernel/http/serve-endpoint.ts';
import { setUpSample } from '../../registers/org/contract.ts';
import { signInByPassword } from '../../registers/sign-in/sign-in.ts';
import type { AppContext } from '../context.ts';
import { createSampleOrganization } from './sample-organization.ts';
import { samplePeople } from './sample-people.ts';

/** The door for people who want to look around first: makes the sample and signs its administrator in. */
export function sampleRoutes(context: AppContext): Route[] {
  return [
    serveOpen(setUpSample, async ({ body }, call) => {
      const { organization, password } = await createSampleOrganization(context, call, body.locale);
      const people = samplePeople.map(({ name, email, roles }) => ({ name, email, roles: [...roles] }));
      const [first] = people;
      if (first === undefined) throw new TypeError('the sample has people');
      await signInByPassword(context.auth, call, { email: first.email, password });
      return { organization, password, people };
    }),
  ];
}
