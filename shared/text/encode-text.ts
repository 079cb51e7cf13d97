import { readDataCoding } from './data-coding.ts'
import { encodeGsm7 } from './gsm7.ts'
import { encodeAscii, encodeLatin1 } from './single-octet.ts'
import { encodeUcs2 } from './ucs2.ts'

/** The octets of a text as its data_coding says; null when it has characters that cannot be in them. */
export function encodeText(text: string, dataCoding: number): Uint8Array | null {
  switch (readDataCoding(dataCoding).alphabet) {
    case 'gsm7':
      return encodeGsm7(text)
    case 'ucs2':
      return encodeUcs2(text)
    case 'ascii':
      return encodeAscii(text)
    default:
      return encodeLatin1(text)
  }
}
