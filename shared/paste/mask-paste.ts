import { toHex } from '../smpp/hex.ts'
import { passwordRanges, withoutPasswords } from '../smpp/password-ranges.ts'
import type { PastedItem } from './pasted-item.ts'

/** `password: "secret"`, `smsc-password = secret`, `"password":"secret"`, `password [secret]`, `Password: secret`. */
const written =
  /((?:password|passwd|passphrase|secret|pwd|\bpass(?==))["']?[ \t]{0,20}(?:[:=][ \t]{0,20}(?:[bu]?(?=["']))?|(?=\[)))("[^"\n]*"|'[^'\n]*'|\[[^\]\n]*\]|[^\s,;&"'\])}]+)/gi
const mask = '***'
/** `smpp://user:secret@host`. */
const inAddress = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,200}:)[^\s@/]{1,200}(?=@)/gi

/** Quotes and brackets stay, so that the line reads as before. */
function masked(_: string, key: string, value: string): string {
  return /^["'[]/.test(value)
    ? `${key}${value.charAt(0)}${mask}${value.charAt(value.length - 1)}`
    : key + mask
}

/** A text with the passwords that stand beside their name, or in an address, masked. */
export function maskedText(text: string): string {
  return text.replaceAll(written, masked).replaceAll(inAddress, `$1${mask}`)
}

/**
 * The text of a paste with its passwords masked, line by line: where octets hold the password of a bind or an outbind
 * the lines of that item are written anew as plain hex with asterisks (2A) in its place; values written beside their name become three
 * asterisks.
 * @param items what readPaste found in the text.
 */
export function maskedPaste(text: string, items: readonly PastedItem[]): string {
  const lines: (string | null)[] = text.split('\n')
  for (const item of items) {
    if (!hidesPassword(item) || (item.kind === 'pdu' && item.fromFields)) continue
    const [first, last] = item.lines
    for (let at = first - 1; at < last; at++) lines[at] = null
    const sharing = items.filter((one) => one.lines[0] <= last && one.lines[1] >= first)
    lines[first - 1] = sharing
      .map(maskedHex)
      .filter((hex) => hex !== '')
      .join('\n')
  }
  return maskedText(lines.filter((line) => line !== null).join('\n'))
}

/**
 * As maskedPaste, of a long text only its first lines, `units` UTF-16 units of them and no item in part; all of a text
 * whose first line alone is longer.
 */
export function maskedBeginning(text: string, items: readonly PastedItem[], units: number): string {
  const end = text.length <= units ? -1 : text.lastIndexOf('\n', units)
  if (end === -1) return maskedPaste(text, items)
  const lines = text.slice(0, end).split('\n')
  const cutAt = Math.min(
    lines.length,
    ...items
      .filter(({ lines: [first, last] }) => first <= lines.length && last > lines.length)
      .map(({ lines: [first] }) => first - 1),
  )
  const kept = lines.slice(0, cutAt).join('\n')
  return maskedPaste(
    kept,
    items.filter(({ lines: [, last] }) => last <= cutAt),
  )
}

/** The lines of one item as maskedPaste has them. */
export function maskedLines(text: string, item: PastedItem): string {
  if (hidesPassword(item) && !(item.kind === 'pdu' && item.fromFields)) return maskedHex(item)
  const lines = text.split('\n', item.lines[1]).slice(item.lines[0] - 1)
  return maskedText(lines.join('\n'))
}

/** True for an item whose octets hold a password. */
export function hidesPassword(item: PastedItem): boolean {
  return 'octets' in item && passwordRanges(item.octets, 'odd').length > 0
}

/** True where whoever exported these octets had put asterisks in the place of the password: there is none to show. */
export function wasMasked(item: PastedItem): boolean {
  if (!('octets' in item)) return false
  const { octets } = item
  return passwordRanges(octets, 'odd').every(({ start, end }) =>
    octets.subarray(start, end).every((octet) => octet === asterisk),
  )
}

const asterisk = 0x2a

function maskedHex(item: PastedItem): string {
  return 'octets' in item ? toHex(withoutPasswords(item.octets, 'odd')) : ''
}
