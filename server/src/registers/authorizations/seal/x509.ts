// The library finds its decorators' metadata only where this was loaded before it.
import 'reflect-metadata'; // oxlint-disable-line import/no-unassigned-import -- it is there for what it does

export * as x509 from '@peculiar/x509';
