/** '0x1B', '0x0403', '0x00000403': upper-case digits, two for each of the value's `octets`. */
export function hexNumber(value: number, octets: 1 | 2 | 4 = 1): string {
  return `0x${hexDigits(value >>> 0, octets)}`
}

/** The digits of hexNumber alone: '1B'. */
export function hexDigits(value: number, octets: 1 | 2 | 4 = 1): string {
  return value
    .toString(16)
    .toUpperCase()
    .padStart(2 * octets, '0')
}

/** '1B 40 6C': the octets in reading order. */
export function spacedHex(octets: Iterable<number>): string {
  return Array.from(octets, (octet) => hexDigits(octet)).join(' ')
}

/** 'U+0416': a character as Unicode names it. */
export function codePointName(codePoint: number): string {
  return `U+${hexDigits(codePoint, 2)}`
}
