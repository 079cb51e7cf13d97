/** One way to read what somebody typed as a code. */
export interface CodeReading {
  readonly value: number
  /** 'hex' and 'decimal' are how it is written; 'maybe-hex' is bare digits that are a hexadecimal code as well. */
  readonly form: 'hex' | 'decimal' | 'maybe-hex'
}

const maxStatus = 0xffffffff

/**
 * The numbers that a code may stand for, likeliest first: 0x0401, 401h and 00000401 are hexadecimal, 1025 is decimal
 * and, with less weight, hexadecimal; -1 is 0xFFFFFFFF. Empty when it is no number of 32 bits.
 */
export function readCode(code: number | string): readonly CodeReading[] {
  if (typeof code === 'number') return isStatus(code) ? [{ value: code, form: 'decimal' }] : []
  const text = code.trim().toLowerCase().replaceAll(/[\s_]/g, '')
  const marked = /^(?:0x|\\?x|&h|16#|#|\$)([0-9a-f]{1,8})h?$/.exec(text) ?? /^([0-9a-f]{1,8})h$/.exec(text)
  if (marked?.[1] !== undefined) return [{ value: Number.parseInt(marked[1], 16), form: 'hex' }]
  if (/^[0-9a-f]{8}$/.test(text)) {
    // Eight digits are how the inspector and most logs write the header word.
    const hex: CodeReading = { value: Number.parseInt(text, 16), form: 'hex' }
    return text.startsWith('0') || !/^\d+$/.test(text) ? [hex] : [hex, ...decimal(text)]
  }
  if (/^\d{1,10}$/.test(text)) {
    const asHex = text.length <= 8 ? Number.parseInt(text, 16) : null
    const plain = decimal(text)
    if (asHex === null || asHex === plain[0]?.value) return plain
    // 0401 with a leading zero is a code of four hexadecimal digits more often than a decimal number.
    const hexFirst = text.startsWith('0') && text.length >= 4
    return hexFirst
      ? [{ value: asHex, form: 'hex' }, ...plain]
      : [...plain, { value: asHex, form: 'maybe-hex' }]
  }
  // Java and PHP print a status above 0x7FFFFFFF with its sign.
  if (/^-\d{1,10}$/.test(text)) return decimal(String(Number(text) + maxStatus + 1))
  if (/^[0-9a-f]{2,8}$/.test(text) && (/\d/.test(text) || text.length === 2)) {
    return [{ value: Number.parseInt(text, 16), form: 'maybe-hex' }]
  }
  return []
}

/**
 * The form in which receipt errors are compared: providers write 6, 06, 006 and 00B for what is one code to them, so
 * case and leading zeros do not count.
 */
export function errorText(code: number | string): string {
  return String(code)
    .trim()
    .toUpperCase()
    .replace(/^0+(?=.)/, '')
}

function decimal(text: string): readonly CodeReading[] {
  const value = Number.parseInt(text, 10)
  return isStatus(value) ? [{ value, form: 'decimal' }] : []
}

function isStatus(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= maxStatus
}
