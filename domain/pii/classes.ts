/** What personal information a feature may hold; `none` is a person's word that it holds none. */
export const PII_CLASSES = [
  'none',
  'email',
  'phone',
  'card',
  'iban',
  'national_id',
  'ip_address',
  'person_name',
  'address',
  'identifier',
  'free_text',
] as const
export type PiiClass = (typeof PII_CLASSES)[number]
export type SuspectClass = Exclude<PiiClass, 'none'>
