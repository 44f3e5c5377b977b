import type { Rule } from './rule.ts';
import { accountNumber } from './rules/account-number.ts';
import { ageOver89 } from './rules/age-over-89.ts';
import { dateOfCare } from './rules/date.ts';
import { deviceSerial } from './rules/device-serial.ts';
import { emailAddress } from './rules/email-address.ts';
import { faxNumber } from './rules/fax-number.ts';
import { socialHandle } from './rules/handle.ts';
import { healthPlanNumber } from './rules/health-plan-number.ts';
import { internetAddress } from './rules/internet-address.ts';
import { licenseNumber } from './rules/license-number.ts';
import { identifyingLink } from './rules/link.ts';
import { nameInTag } from './rules/name-in-tag.ts';
import { personName } from './rules/person-name.ts';
import { phoneNumber } from './rules/phone-number.ts';
import { place } from './rules/place.ts';
import { recognizablePerson } from './rules/recognizable-person.ts';
import { recordNumber } from './rules/record-number.ts';
import { roomOrBed } from './rules/room-or-bed.ts';
import { socialSecurityNumber } from './rules/social-security-number.ts';
import { streetAddress } from './rules/street-address.ts';
import { uniqueNumber } from './rules/unique-number.ts';
import { vehicleNumber } from './rules/vehicle-number.ts';
import { zipCode } from './rules/zip-code.ts';

/** Rules that belong together; an organization switches packs, not rules. */
export type RulePack = {
  readonly id: string;
  readonly version: number;
  /** In order of precedence: where two findings overlap, the worse stays, then the earlier. */
  readonly rules: readonly Rule[];
};

/** The identifiers of the Safe Harbor method, 45 CFR 164.514(b)(2)(i)(A)–(R). */
const safeHarbor: RulePack = {
  id: 'safe-harbor',
  version: 1,
  rules: [
    identifyingLink,
    emailAddress,
    socialHandle,
    internetAddress,
    socialSecurityNumber,
    faxNumber,
    phoneNumber,
    recordNumber,
    healthPlanNumber,
    accountNumber,
    licenseNumber,
    vehicleNumber,
    deviceSerial,
    uniqueNumber,
    ageOver89,
    dateOfCare,
    streetAddress,
    zipCode,
    nameInTag,
    place,
    personName,
    roomOrBed,
    recognizablePerson,
  ],
};

/** Every pack the engine ships. */
export const builtInPacks: readonly RulePack[] = [safeHarbor];
