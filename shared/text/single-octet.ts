import { octetText } from './octet-text.ts'

const missing = '\uFFFD'

/** A run of code points, or U+FFFD for a code the standard leaves out. */
function run(first: number, last: number): string {
  let characters = ''
  for (let code = first; code <= last; code++) characters += String.fromCharCode(code)
  return characters
}

const c1 = run(0x80, 0x9f)

/** Upper halves, 0x80 to 0xFF, by the standards' charts. */
const iso8859part5 = `${c1}\u00A0${run(0x401, 0x40c)}\u00AD${run(0x40e, 0x44f)}\u2116${run(0x451, 0x45c)}\u00A7\u045E\u045F`
const iso8859part8 =
  `${c1}\u00A0${missing}${run(0xa2, 0xa9)}\u00D7${run(0xab, 0xb9)}\u00F7${run(0xbb, 0xbe)}` +
  `${missing.repeat(32)}\u2017${run(0x5d0, 0x5ea)}${missing.repeat(2)}\u200E\u200F${missing}`

/** UTF-16 units of the 256 octets: ASCII below, the given half above. */
function unitsWith(upper: string): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, octet) =>
    octet < 0x80 ? octet : upper.charCodeAt(octet - 0x80),
  )
}

const windows1251 =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—' +
  `${missing}™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї${run(0x410, 0x44f)}`
const koi8r =
  '─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00A0⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©' +
  'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ'

const latin1Units = unitsWith(run(0x80, 0xff))
const asciiUnits = unitsWith(missing.repeat(128))
const part5Units = unitsWith(iso8859part5)
const part8Units = unitsWith(iso8859part8)
const windows1251Units = unitsWith(windows1251)
const koi8rUnits = unitsWith(koi8r)

/** Octet n is character n: reads any octets, so a round trip keeps them all. */
export function decodeLatin1(octets: Uint8Array): string {
  return octetText(octets, latin1Units)
}

/** Octets above 0x7F show U+FFFD. */
export function decodeAscii(octets: Uint8Array): string {
  return octetText(octets, asciiUnits)
}

/** ISO 8859-5, Cyrillic (data_coding 6). */
export function decodeIso8859Part5(octets: Uint8Array): string {
  return octetText(octets, part5Units)
}

/** ISO 8859-8, Hebrew in logical order (data_coding 7). */
export function decodeIso8859Part8(octets: Uint8Array): string {
  return octetText(octets, part8Units)
}

/** Windows-1251, Cyrillic: no data_coding means it, senders use it all the same. */
export function decodeWindows1251(octets: Uint8Array): string {
  return octetText(octets, windows1251Units)
}

/** KOI8-R (RFC 1489), Cyrillic: no data_coding means it, senders use it all the same. */
export function decodeKoi8R(octets: Uint8Array): string {
  return octetText(octets, koi8rUnits)
}

/** Octet by UTF-16 unit for the upper half of a table; below it every octet is its own unit. */
function octetsOf(units: Uint16Array): ReadonlyMap<number, number> {
  const replacement = missing.charCodeAt(0)
  const octets = new Map<number, number>()
  for (const [octet, unit] of units.entries()) if (unit !== replacement) octets.set(unit, octet)
  return octets
}

const part5Octets = octetsOf(part5Units)
const part8Octets = octetsOf(part8Units)

/** The octet of a UTF-16 unit in ISO 8859-5; undefined when it has none. */
export function part5Octet(unit: number): number | undefined {
  return part5Octets.get(unit)
}

/** The octet of a UTF-16 unit in ISO 8859-8; undefined when it has none. */
export function part8Octet(unit: number): number | undefined {
  return part8Octets.get(unit)
}

export function hasPart5(unit: number): boolean {
  return part5Octets.has(unit)
}

export function hasPart8(unit: number): boolean {
  return part8Octets.has(unit)
}

export function hasLatin1(unit: number): boolean {
  return unit < 0x100
}

function encodeBelow(limit: number, text: string): Uint8Array | null {
  const octets = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit >= limit) return null
    octets[index] = unit
  }
  return octets
}

/** @returns null when a character is above U+00FF. */
export function encodeLatin1(text: string): Uint8Array | null {
  return encodeBelow(0x100, text)
}

/** @returns null when a character is above U+007F. */
export function encodeAscii(text: string): Uint8Array | null {
  return encodeBelow(0x80, text)
}
