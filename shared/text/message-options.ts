/** How a text can become octets; 'auto' takes the cheapest that holds every character. */
export const messageEncodings = [
  'auto',
  'gsm7',
  'gsm7-packed',
  'ucs2',
  'latin1',
  'iso-8859-5',
  'iso-8859-8',
  'ascii',
  'binary',
] as const
export type MessageEncoding = (typeof messageEncodings)[number]

/** An encoding in force: what 'auto' came to, or what was chosen. */
export type PlainEncoding = Exclude<MessageEncoding, 'auto'>

/** Both forms of GSM 7-bit: a septet in each octet, or eight septets in seven. */
export function isGsm7(encoding: PlainEncoding): boolean {
  return encoding === 'gsm7' || encoding === 'gsm7-packed'
}

/** How a text longer than one message travels. */
export const messageMethods = ['none', 'udh8', 'udh16', 'sar', 'payload'] as const
export type MessageMethod = (typeof messageMethods)[number]

/** A national language table: its identifier (TS 23.038 6.2.1.2.4), none, or whichever makes the text shortest. */
export type NationalChoice = number | 'auto' | null

/** A provider's rules for texts; an absent rule is not known and limits nothing. */
export interface TextRules {
  /** Alphabet of data_coding 0; GSM 7-bit when absent. */
  readonly defaultAlphabet?: 'gsm7' | 'latin1' | 'ascii' | undefined
  /** The values of data_coding it takes. */
  readonly dataCodings?: readonly number[] | undefined
}
