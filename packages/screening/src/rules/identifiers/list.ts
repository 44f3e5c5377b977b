import type { IdentifierRule } from '../../identifiers/document.ts';
import { accountNumber } from './account-number.ts';
import { ageOver89 } from './age-over-89.ts';
import { coordinates } from './coordinates.ts';
import { date } from './date.ts';
import { deviceSerial } from './device-serial.ts';
import { emailAddress } from './email-address.ts';
import { faxNumber } from './fax-number.ts';
import { fileName } from './file-name.ts';
import { healthPlanNumber } from './health-plan-number.ts';
import { internetAddress } from './internet-address.ts';
import { licenseNumber } from './license-number.ts';
import { identifyingLink } from './link.ts';
import { phoneNumber } from './phone-number.ts';
import { placeName } from './place-name.ts';
import { recordNumber } from './record-number.ts';
import { roomOrBed } from './room-or-bed.ts';
import { socialHandle } from './social-handle.ts';
import { socialSecurityNumber } from './social-security-number.ts';
import { streetAddress } from './street-address.ts';
import { unexplainedNumber } from './unexplained-number.ts';
import { uniqueNumber } from './unique-number.ts';
import { vehicleNumber } from './vehicle-number.ts';
import { zipCode } from './zip-code.ts';

/**
 * Rules of identifiers in the order in which they read: those that know a number by its form first, then those that
 * need a word beside it, and last the one for what nothing explains. A number cluster is read by one rule alone.
 */
export const identifierRules: readonly IdentifierRule[] = [
  emailAddress,
  identifyingLink,
  fileName,
  socialHandle,
  internetAddress,
  coordinates,
  streetAddress,
  placeName,
  ageOver89,
  date,
  zipCode,
  faxNumber,
  phoneNumber,
  socialSecurityNumber,
  roomOrBed,
  vehicleNumber,
  healthPlanNumber,
  licenseNumber,
  recordNumber,
  accountNumber,
  deviceSerial,
  uniqueNumber,
  unexplainedNumber,
];
