import { Schemas, Types } from 'scimmy';
import { refuse } from './scim-error.ts';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const { Attribute, SchemaDefinition } = Types;
type AttributeConfig = ConstructorParameters<typeof Attribute>[2];
type Kind = ConstructorParameters<typeof Attribute>[0];

const attribute = (type: Kind, name: string, config?: AttributeConfig) => new Attribute(type, name, config);
const text = (name: string, description: string) => attribute('string', name, { description });

/**
 * What Bedside keeps of an Enterprise User, a User and a Group. Definitions of our own: the library's are shared by the
 * whole process, and declare more than is kept.
 */
export const enterpriseDefinition = new SchemaDefinition(
  'EnterpriseUser',
  ENTERPRISE_SCHEMA,
  'Where somebody works in the organization.',
  [text('department', 'The department.')],
);

export const userDefinition = new SchemaDefinition('User', USER_SCHEMA, 'A member of the staff.', [
  attribute('string', 'userName', {
    required: true,
    uniqueness: 'server',
    description: 'The name with which somebody signs in to the identity provider.',
  }),
  new Attribute('complex', 'name', { description: 'The parts of the name.' }, [
    text('formatted', 'The full name with title and credentials.'),
    text('familyName', 'The family name.'),
    text('givenName', 'The given name.'),
    text('honorificPrefix', 'A title, such as "Dr.".'),
    text('honorificSuffix', 'Credentials, such as "MD".'),
  ]),
  text('displayName', 'The name as colleagues write it.'),
  text('nickName', 'Another name that colleagues use.'),
  text('title', 'The job title.'),
  attribute('boolean', 'active', { description: 'False for somebody who has left.' }),
  new Attribute('complex', 'emails', { multiValued: true, description: 'E-mail addresses; the primary one is kept.' }, [
    text('value', 'The address.'),
    text('display', 'The address as it is shown.'),
    text('type', 'The kind of address.'),
    attribute('boolean', 'primary', { description: 'Whether this is the address that is kept.' }),
  ]),
  new Attribute(
    'complex',
    'groups',
    { direction: 'out', mutable: false, multiValued: true, description: 'Groups that somebody is in.' },
    [
      attribute('string', 'value', { direction: 'out', mutable: false, description: 'The id of the group.' }),
      attribute('string', '$ref', { direction: 'out', mutable: false, description: 'The address of the group.' }),
      attribute('string', 'display', { direction: 'out', mutable: false, description: 'The name of the group.' }),
      attribute('string', 'type', { direction: 'out', mutable: false, description: 'Always "direct".' }),
    ],
  ),
]).extend(enterpriseDefinition, false);

export const groupDefinition = new SchemaDefinition('Group', GROUP_SCHEMA, 'A group of the staff.', [
  attribute('string', 'displayName', { required: true, description: 'The name of the group.' }),
  new Attribute('complex', 'members', { multiValued: true, description: 'Who is in the group.' }, [
    attribute('string', 'value', { mutable: 'immutable', description: 'The id of the user.' }),
    attribute('string', '$ref', { mutable: 'immutable', description: 'The address of the user.' }),
    attribute('string', 'display', { mutable: 'immutable', description: 'The name of the user.' }),
    attribute('string', 'type', { mutable: 'immutable', description: 'Always "User".' }),
  ]),
]);

/**
 * Whether RFC 7643 names this attribute of a user and Bedside does not keep it: what identity providers send of it is
 * passed over, as 3.3 of RFC 7644 allows, and is no error.
 */
export function isKnownButNotKept(path: string): boolean {
  const isEnterprise = path.toLowerCase().startsWith(ENTERPRISE_SCHEMA.toLowerCase());
  const standard = isEnterprise ? Schemas.EnterpriseUser.definition : Schemas.User.definition;
  try {
    standard.attribute(path);
    return true;
  } catch {
    return false;
  }
}

/** The resource as its schema takes it. @throws `invalidValue` for values of another type, and for what is missing */
export function coerceResource(
  definition: typeof userDefinition,
  resource: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(JSON.stringify(definition.coerce(resource, 'in'))) as Record<string, unknown>; // an object by its schema
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refuse('invalidValue', error.message);
  }
}

/** The schemas as clients read them. */
export function describeSchemas(basePath: string): unknown[] {
  return [userDefinition, groupDefinition, enterpriseDefinition].map((one) => one.describe(`${basePath}/Schemas`));
}

export function describeResourceTypes(basePath: string): Record<string, unknown>[] {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'];
  const meta = (name: string) => ({ resourceType: 'ResourceType', location: `${basePath}/ResourceTypes/${name}` });
  return [
    {
      schemas,
      id: 'User',
      name: 'User',
      endpoint: '/Users',
      description: 'A member of the staff.',
      schema: USER_SCHEMA,
      schemaExtensions: [{ schema: ENTERPRISE_SCHEMA, required: false }],
      meta: meta('User'),
    },
    {
      schemas,
      id: 'Group',
      name: 'Group',
      endpoint: '/Groups',
      description: 'A group of the staff.',
      schema: GROUP_SCHEMA,
      meta: meta('Group'),
    },
  ];
}

/** Most results of one answer. */
export const MAX_RESULTS = 200;

export function describeProvider(basePath: string): Record<string, unknown> {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MAX_RESULTS },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'API key',
        description: 'An API key of Bedside with the scope directory:write, as a bearer token.',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${basePath}/ServiceProviderConfig` },
  };
}
