import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareProbe, probeText } from '../../../shared/text/alphabet-probe.ts'
import { decodeGsm7, encodeGsm7, outsideGsm } from '../../../shared/text/gsm7.ts'
import { decodeLatin1 } from '../../../shared/text/single-octet.ts'

const text = probeText()

describe('the probe of the alphabet', () => {
  test('holds every character of GSM 7-bit and of its extension', () => {
    expect(outsideGsm(text)).toEqual([])
    const septets = encodeGsm7(text) ?? new Uint8Array()
    const plain = new Set([...septets].filter((septet, at) => septet !== 0x1b && septets[at - 1] !== 0x1b))
    expect(plain.size).toBe(127)
    expect(septets.filter((septet) => septet === 0x1b)).toHaveLength(10)
  })

  test('that comes back as it went has no difference', () => {
    expect(compareProbe(text)).toEqual([])
    expect(compareProbe(`Fwd: ${text}\n`)).toEqual([])
    expect(compareProbe(decodeGsm7(encodeGsm7(text) ?? new Uint8Array()))).toEqual([])
  })

  test('names each character that became another, became several, or was dropped', () => {
    const swapped = text
      .replace('02=$', '02=¤')
      .replace('1F=É', '1F=&#201;')
      .replace('40=¡', '40=')
      .replace('x65=€', 'x65=')
    expect(compareProbe(swapped)).toEqual([
      { code: '0x02', sent: '$', received: '¤' },
      { code: '0x1F', sent: 'É', received: '&#201;' },
      { code: '0x40', sent: '¡', received: '' },
      { code: '0x1B65', sent: '€', received: '' },
    ])
  })

  test('shows an SMSC that takes the octets for Latin-1: the letters agree, the signs do not', () => {
    const received = decodeLatin1(encodeGsm7(text) ?? new Uint8Array())
    const codes = compareProbe(received).map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['0x00', '0x01', '0x11', '0x40', '0x5B', '0x1B65']))
    expect(codes).not.toContain('0x41')
    expect(codes).not.toContain('0x7A')
  })

  test('that lost a part tells the characters of that part, and reads on behind it', () => {
    const lost = text.slice(0, 153) + text.slice(306)
    const missing = compareProbe(lost)
    expect(missing.length).toBeGreaterThan(35)
    expect(missing.length).toBeLessThan(42)
    expect(missing.some(({ code }) => code === '0x1B65')).toBe(false)
  })

  test('is compared with any text', () => {
    expect(compareProbe('')).toHaveLength(137)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (received) => {
        expect(compareProbe(received).length).toBeLessThanOrEqual(137)
      }),
    )
  })
})
