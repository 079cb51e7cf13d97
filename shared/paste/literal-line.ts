import { toHex } from '../smpp/hex.ts'
import { beginsPdu, type OctetRun } from './octet-run.ts'
import type { PasteStyle } from './pasted-item.ts'

const controls: Readonly<Record<string, number>> = {
  a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, e: 27, s: 32, '\\': 92, "'": 39, '"': 34, '/': 47,
} // biome-ignore format: pairs read best in lines

const escapeStart = /(?:\\x[0-9a-f]{2}|\\u00[0-9a-f]{2}|\\[0-7]{1,3})/i
const percentRun = /%[0-9a-f]{2}[%\w.~*+-]{9,}/i
const printableRun = /=[0-9a-f]{2}=[=\w.~*+-]{8,}/i

function run(style: PasteStyle, octets: readonly number[], isWhole: boolean, leftOut = 0): OctetRun {
  return { style, digits: toHex(Uint8Array.from(octets)), isWhole, leftOut, problems: [] }
}

/** Escapes \x00, \u0000, \000, \n in or without quotes, as C, Python, Java, JavaScript, Ruby and Go write them. */
export function escapedRun(line: string): OctetRun | null {
  const first = escapeStart.exec(line)
  if (first === null) return null
  const before = line.slice(0, first.index)
  const quoteAt = Math.max(before.lastIndexOf("'"), before.lastIndexOf('"'))
  const start = quoteAt === -1 ? first.index : quoteAt + 1
  const quote = quoteAt === -1 ? '' : line.charAt(quoteAt)
  const octets: number[] = []
  const step = /\\(?:x([0-9a-f]{2})|u00([0-9a-f]{2})|([0-7]{1,3})|([abtnvfres\\'"/]))|([\s\S])/giy
  step.lastIndex = start
  for (let found = step.exec(line); found !== null; found = step.exec(line)) {
    const [, x, u, octal, control, plain] = found
    if (plain !== undefined) {
      if (plain === quote || (quote === '' && /[\s,;]/.test(plain))) break
      octets.push(plain.charCodeAt(0) & 0xff)
    } else if (octal !== undefined) octets.push(Number.parseInt(octal, 8) & 0xff)
    else if (control !== undefined) octets.push(controls[control] ?? 0)
    else octets.push(Number.parseInt(x ?? u ?? '0', 16))
  }
  const isPython = quoteAt > 0 && line.charAt(quoteAt - 1) === 'b'
  return run(isPython ? 'python' : 'escaped', octets, !/[\p{L}\p{N}]{2}/u.test(before))
}

/** Percent-encoded or quoted-printable octets. */
export function percentRun16(line: string): OctetRun | null {
  const found = percentRun.exec(line) ?? printableRun.exec(line)
  if (found === null) return null
  const octets: number[] = []
  for (const [part] of found[0].matchAll(/[%=][0-9a-f]{2}|[\s\S]/gi)) {
    if (part.length === 3) octets.push(Number.parseInt(part.slice(1), 16))
    else octets.push(part === '+' ? 0x20 : part.charCodeAt(0))
  }
  return run('percent', octets, found[0].length === line.trim().length)
}

/** Signed or unsigned decimal octets: lists of Go, Java, Elixir, JavaScript, Python; a Buffer as JSON. */
export function decimalRun(line: string): OctetRun | null {
  const plain = line.replace(/\(byte\) ?/g, '')
  const { values, start, end } = longestList(plain)
  if (values.length === 0 || values.some((value) => !(value >= -128 && value <= 255))) return null
  const octets = values.map((value) => value & 0xff)
  const isBuffer = /"?type"?\s*:\s*"Buffer"/.test(line)
  const leftOut = Number(/\.\.\.\s*(\d+)\s+more/.exec(line)?.[1] ?? 0)
  const around = `${plain.slice(0, start)} ${plain.slice(end).replace(/\.\.\.\s*\d+\s+more\s+\w+/, '')}`
  const isWhole = !/[\p{L}\p{N}]/u.test(around)
  return run(isBuffer ? 'buffer' : 'bytes-decimal', octets, isWhole, leftOut)
}

/** The longest run of whole numbers between blanks, commas and semicolons. */
function longestList(line: string): { values: number[]; start: number; end: number } {
  let best = { values: [] as number[], start: 0, end: 0 }
  let held = { values: [] as number[], start: 0, end: 0 }
  for (const match of line.matchAll(/(?<![\p{L}\p{N}.:])-?\d{1,3}(?![\p{L}\p{N}.:])/gu)) {
    const end = match.index + match[0].length
    const isNext = held.values.length > 0 && /^[\s,;]{1,8}$/.test(line.slice(held.end, match.index))
    if (!isNext) held = { values: [], start: match.index, end }
    held.values.push(Number(match[0]))
    held.end = end
    if (held.values.length > best.values.length) best = held
  }
  return best
}

/** Standard and URL base64; only what begins a PDU is taken for it, or goes on with one. */
export function base64Run(line: string, isContinued: boolean): OctetRun | null {
  for (const [text] of line.matchAll(/[A-Za-z0-9+/_-]{4,}={0,2}/g)) {
    const run16 = ofBase64(text)
    const isWhole = line.trim().replace(/^["'`]|["'`,;]$/g, '').length <= text.length + 1
    if (run16 !== null && (isContinued ? isWhole : beginsPdu(run16))) {
      return { style: 'base64', digits: run16, isWhole, leftOut: 0, problems: [] }
    }
  }
  return null
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function ofBase64(text: string): string | null {
  const plain = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')
  if (plain.length % 4 === 1) return null
  const octets: number[] = []
  let bits = 0
  let held = 0
  for (const sign of plain) {
    held = ((held << 6) | alphabet.indexOf(sign)) & 0xfff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    octets.push((held >> bits) & 0xff)
  }
  return toHex(Uint8Array.from(octets))
}
