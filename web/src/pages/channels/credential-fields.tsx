import { manifests, type NetworkId } from '@bedside/connectors/networks';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/password-field.tsx';

const known = ['identifier', 'appPassword', 'token'] as const;
type KnownField = (typeof known)[number];

/** What a network asks for, by its manifest. Networks of our own make their keys themselves and ask for nothing. */
export function credentialFields(network: NetworkId): readonly { name: string; secret: boolean }[] {
  return network === 'newsroom' || network === 'practice' ? [] : manifests[network].credentialFields;
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
