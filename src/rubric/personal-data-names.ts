// The types of personal data that `no-personal-data:` may name. The detectors are in src/privacy, which this folder
// doesn't import; a test holds the two lists together.

/** As in src/privacy, same order. */
export const PERSONAL_DATA = [
  'iban',
  'card',
  'cvv',
  'expiry',
  'pin',
  'ssn',
  'nino',
  'national-id',
  'passport',
  'licence',
  'sort-code',
  'account',
  'email',
  'birth-date',
  'phone',
  'address',
  'postcode',
  'ip',
  'password',
] as const;
