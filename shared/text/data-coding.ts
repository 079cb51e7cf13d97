/** Alphabets a data_coding can name; 'jis', 'ksc5601' and 'pictogram' are known but not decoded here. */
export const alphabets = [
  'gsm7',
  'ascii',
  'latin1',
  'binary',
  'iso-8859-5',
  'iso-8859-8',
  'ucs2',
  'jis',
  'ksc5601',
  'pictogram',
] as const
export type Alphabet = (typeof alphabets)[number]

export interface DataCoding {
  readonly alphabet: Alphabet
  /** Message class 0 to 3 of TS 23.038, null when none is given. */
  readonly messageClass: 0 | 1 | 2 | 3 | null
  /** TS 23.042 compression is announced: the octets are not text yet. */
  readonly isCompressed: boolean
  /** Message waiting indication groups 1100, 1101 and 1110. */
  readonly waiting: { readonly isActive: boolean; readonly isStored: boolean; readonly kind: number } | null
  /** Neither SMPP nor TS 23.038 gives the value a meaning. */
  readonly isReserved: boolean
}

/** SMPP 3.4 §5.2.19: the values the specification itself names. 0 is the message centre's own default. */
const smppAlphabets: Readonly<Record<number, Alphabet>> = {
  0: 'gsm7',
  1: 'ascii',
  2: 'binary',
  3: 'latin1',
  4: 'binary',
  5: 'jis',
  6: 'iso-8859-5',
  7: 'iso-8859-8',
  8: 'ucs2',
  9: 'pictogram',
  10: 'jis',
  13: 'jis',
  14: 'ksc5601',
}

const classes = [0, 1, 2, 3] as const

const readings: readonly DataCoding[] = Array.from({ length: 256 }, (_, dataCoding) => reading(dataCoding))

/**
 * Meaning of a data_coding: SMPP's own values first, then the TP-DCS groups of TS 23.038 section 4, which
 * message centres on GSM networks take as they are.
 */
export function readDataCoding(dataCoding: number): DataCoding {
  return readings[dataCoding & 0xff] ?? reading(dataCoding & 0xff)
}

function reading(dataCoding: number): DataCoding {
  const plain = { messageClass: null, isCompressed: false, waiting: null, isReserved: false }
  const smpp = smppAlphabets[dataCoding]
  if (smpp !== undefined) return { ...plain, alphabet: smpp }
  const group = dataCoding >> 4
  const messageClass = classes[dataCoding & 3] ?? null
  if (group <= 7) {
    const alphabet = (['gsm7', 'binary', 'ucs2', 'binary'] as const)[(dataCoding >> 2) & 3] ?? 'binary'
    return {
      ...plain,
      alphabet,
      messageClass: dataCoding & 0x10 ? messageClass : null,
      isCompressed: (dataCoding & 0x20) !== 0,
      isReserved: dataCoding < 0x10 || (dataCoding & 0x0c) === 0x0c,
    }
  }
  if (group >= 0xc && group <= 0xe) {
    const waiting = { isActive: (dataCoding & 8) !== 0, isStored: group !== 0xc, kind: dataCoding & 3 }
    return { ...plain, alphabet: group === 0xe ? 'ucs2' : 'gsm7', waiting }
  }
  if (group === 0xf) return { ...plain, alphabet: dataCoding & 4 ? 'binary' : 'gsm7', messageClass }
  return { ...plain, alphabet: 'gsm7', isReserved: true }
}
