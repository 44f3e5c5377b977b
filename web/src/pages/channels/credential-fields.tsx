import { manifests, type NetworkId } from '@bedside/connectors/networks';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/password-field.tsx';

const known = ['identifier', 'appPassword', 'token', 'username', 'applicationPassword'] as const;
type KnownField = (typeof known)[number];

/** What a person types for a network, by its manifest: nothing where they say yes elsewhere, and nothing for our own. */
export function credentialFields(network: NetworkId): readonly { name: string; secret: boolean }[] {
  const { connect, credentialFields: fields } = manifests[network];
  return network === 'newsroom' || network === 'practice' || connect === 'consent' ? [] : fields;
}

function isKnown(name: string): name is KnownField {
  return known.some((each) => each === name);
}

/** One field for each credential; `propsOf` gives value, change and error by the credential's name. */
export function CredentialFields(props: { network: NetworkId; propsOf: (name: string) => object }) {
  const { t } = useTranslation();
  return credentialFields(props.network).map(({ name, secret }) => {
    const words = isKnown(name)
      ? { label: t(`channels.credentials.${name}`), description: t(`channels.credentialHints.${name}`) }
      : { label: name };
    return secret ? (
      <PasswordField key={name} autoComplete="off" required {...words} {...props.propsOf(name)} />
    ) : (
      <TextInput key={name} autoComplete="off" required {...words} {...props.propsOf(name)} />
    );
  });
}

/** Credentials that are still empty, as errors by form path. */
export function missingCredentials(
  network: NetworkId,
  credentials: Readonly<Record<string, string>>,
  sentence: string,
): Record<string, string> {
  const missing = credentialFields(network).filter(({ name }) => (credentials[name] ?? '').trim() === '');
  return Object.fromEntries(missing.map(({ name }) => [`credentials.${name}`, sentence]));
}

/** Exactly the credentials that the network asks for, without white space that was pasted along. */
export function askedCredentials(
  network: NetworkId,
  credentials: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(credentialFields(network).map(({ name }) => [name, (credentials[name] ?? '').trim()]));
}
