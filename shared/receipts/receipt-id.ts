/** How the id in a receipt departs from the message_id of the response. */
export const receiptIdForms = [
  'as-given',
  'never-given',
  'decimal',
  'hex',
  'hex-upper',
  'with-0x',
  'padded',
  'unpadded',
  'upper',
  'lower',
  'characters-in-hex',
  'empty',
] as const
export type ReceiptIdForm = (typeof receiptIdForms)[number]

/** The id of a message, as its response gave it. */
export interface GivenId {
  readonly given: string
  /** The number that it writes, in whatever base; null where it writes none. */
  readonly number: number | null
  /** An id that no message has. */
  readonly neverGiven: () => string
}

/** Leading zeros make an id this long at least, and two longer than it was. */
const paddedCharacters = 12
/** message_id and receipted_message_id have 65 octets, a NUL among them. */
const mostCharacters = 64

/** The id of a response as a receipt of this form writes it. What is no number, or too long for the field, stays as it is. */
export function receiptIdOf(id: GivenId, form: ReceiptIdForm): string {
  const written = writtenAs(id, form)
  return written.length > mostCharacters ? id.given : written
}

function writtenAs({ given, number, neverGiven }: GivenId, form: ReceiptIdForm): string {
  switch (form) {
    case 'as-given':
      return given
    case 'never-given':
      return neverGiven()
    case 'decimal':
      return number === null ? given : String(number)
    case 'hex':
      return number === null ? given : number.toString(16)
    case 'hex-upper':
      return number === null ? given : number.toString(16).toUpperCase()
    case 'with-0x':
      return /^[0-9a-f]+$/i.test(given) ? `0x${given}` : given
    case 'padded':
      return given.padStart(Math.max(paddedCharacters, given.length + 2), '0')
    case 'unpadded':
      return given.replace(/^0+(?=.)/, '')
    case 'upper':
      return given.toUpperCase()
    case 'lower':
      return given.toLowerCase()
    case 'characters-in-hex':
      return Array.from(given, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('')
    case 'empty':
      return ''
  }
}
