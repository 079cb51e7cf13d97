import type { NetworkSystem } from '../codes/network-errors.ts'

/** The three octets of the TLV network_error_code. */
export interface NetworkError {
  /** Its first octet, network_error_code_type of the enumerations. */
  readonly type: number
  /** The other two. */
  readonly code: number
}

/** Which tables a number belongs to: one standard, those of GSM, of other networks, or the SMSC's own. */
export type NetworkName = NetworkSystem | 'gsm' | 'other' | 'smsc'

/** The tables that a number of this network is looked up in. */
export const networkSystems: Readonly<Record<NetworkName, readonly NetworkSystem[]>> = {
  map: ['map'],
  rp: ['rp'],
  tp: ['tp'],
  cms: ['rp', 'tp', 'cms'],
  cme: ['cme'],
  gsm: ['map', 'rp', 'tp'],
  other: [],
  smsc: [],
}

const lastType = 8

/**
 * The octets of a network_error_code as people and programs write them: 030802, 0x030802, 03 08 02, [3, 8, 2], 3:0802,
 * 3/6, 198658, with or without tag and length; null for anything else.
 */
export function readNetworkError(text: string): NetworkError | null {
  const plain = text.trim().toLowerCase().slice(0, 60)
  const joined = plain.replaceAll(/[\s:]/g, '').replace(/^(?:0x)?04230003/, '')
  const [, type = '', code = ''] = /^(?:0x)?(0[1-8])([0-9a-f]{4})$/.exec(joined) ?? []
  if (type !== '') return { type: Number.parseInt(type, 16), code: Number.parseInt(code, 16) }
  const parts = plain.replaceAll(/[[\](){}]/g, ' ').match(/(?:0x)?[0-9a-f]+/g) ?? []
  if (/[^0-9a-fx\s:,;/.[\](){}-]/.test(plain)) return null
  if (parts.length === 3) return ofOctets(parts)
  if (parts.length === 2) return ofTypeAndCode(parts)
  const whole = parts.length === 1 && /^\d{5,6}$/.test(plain) ? Number(plain) : 0
  return within(whole >> 16, whole & 0xffff)
}

/** 03 08 02 and 0x03 0x08 0x02 are hexadecimal, 3 8 2 and 3, 0, 27 decimal. */
function ofOctets(parts: readonly string[]): NetworkError | null {
  const isHex = parts.every((part) => /^(?:0x[0-9a-f]{1,2}|[0-9a-f]{2})$/.test(part))
  const [type = 0, high = 0, low = 0] = parts.map((part) =>
    isHex ? Number.parseInt(part.replace('0x', ''), 16) : decimalOf(part),
  )
  return high > 0xff || low > 0xff ? null : within(type, high * 256 + low)
}

/** A code of four digits that begins with 0, or has a letter, is hexadecimal; 3:2050 is the number 2050. */
function ofTypeAndCode([type = '', code = '']: readonly string[]): NetworkError | null {
  const isHex = /^0x/.test(code) || /^0[0-9a-f]{3}$/.test(code) || /[a-f]/.test(code)
  const number = isHex ? Number.parseInt(code.replace('0x', ''), 16) : decimalOf(code)
  return within(decimalOf(type.replace('0x', '')), number)
}

function decimalOf(part: string): number {
  return /^\d{1,5}$/.test(part) ? Number(part) : Number.NaN
}

function within(type: number, code: number): NetworkError | null {
  return type >= 1 && type <= lastType && code >= 0 && code <= 0xffff ? { type, code } : null
}

/** The network whose numbers stand behind a type; null for 7, which is a command_status. */
export function networkOfType(type: number): NetworkName | null {
  if (type === 3) return 'gsm'
  if (type === 7) return null
  return type === lastType ? 'smsc' : 'other'
}
