import { describe, expect, test } from 'vitest'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { catalogue } from '../../support/catalogue.ts'

/** A submit_sm of 243 octets whose text is 'a' 150 times: od and hexdump squeeze its rows. */
const body = `0005004f46464943450001013432303737373132333435360000000000000001000096${'61'.repeat(150)}1400000400010203`
const long = `${(16 + body.length / 2).toString(16).padStart(8, '0')}000000040000000011223344${body}`
/** A bind_transmitter of 42 octets. */
const bind = '0000002a000000020000000000000001736d7070636c69656e74310070617373776f726400003400000000'.slice(
  0,
  84,
)

type Octets = readonly number[]
const octetsOf = (hex: string): Octets => [...(fromHex(hex) ?? [])]
const hexOf = (octets: Octets, gap = ' ') => octets.map((o) => o.toString(16).padStart(2, '0')).join(gap)
const signsOf = (octets: Octets, dot = '.') =>
  octets.map((o) => (o > 32 && o < 127 ? String.fromCharCode(o) : dot)).join('')

function rows(hex: string, width = 16): (readonly [at: number, octets: Octets])[] {
  const octets = octetsOf(hex)
  return Array.from({ length: Math.ceil(octets.length / width) }, (_, row) => {
    const at = row * width
    return [at, octets.slice(at, at + width)]
  })
}

const pad = (value: number, radix: number, width: number) => value.toString(radix).padStart(width, '0')

/** As od and hexdump leave rows out that repeat the one before. */
function squeezed(hex: string, radix: number, width: number, tail: (octets: Octets) => string): string {
  const lines: string[] = []
  let before = ''
  for (const [at, octets] of rows(hex)) {
    const row = hexOf(octets)
    if (row !== before) lines.push(`${pad(at, radix, width)} ${row.padEnd(48)}${tail(octets)}`.trimEnd())
    else if (lines.at(-1) !== '*') lines.push('*')
    before = row
  }
  return [...lines, pad(hex.length / 2, radix, width)].join('\n')
}

const netty = [
  '         +-------------------------------------------------+',
  '         |  0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f |',
  '+--------+-------------------------------------------------+----------------+',
  ...rows(long).map(([at, o]) => `|${pad(at, 16, 8)}| ${hexOf(o).padEnd(48)}|${signsOf(o).padEnd(16)}|`),
  '+--------+-------------------------------------------------+----------------+',
].join('\n')

const half = (o: Octets) => `${hexOf(o).padEnd(23)} `
const hexyl = [
  '┌────────┬─────────────────────────┬─────────────────────────┬────────┬────────┐',
  ...rows(long).map(([at, o]) => {
    const [left, right] = [o.slice(0, 8), o.slice(8)]
    const signs = (part: Octets) => signsOf(part, '⋄').padEnd(8)
    return `│${pad(at, 16, 8)}│ ${half(left)}┊ ${half(right)}│${signs(left)}┊${signs(right)}│`
  }),
  '└────────┴─────────────────────────┴─────────────────────────┴────────┴────────┘',
].join('\n')

const writings: Readonly<Record<string, string>> = {
  'a box of Netty': netty,
  'a box of hexyl': hexyl,
  'rows without offsets, with their text': rows(long)
    .map(
      ([, o]) => `  ${hexOf(o.slice(0, 8)).padEnd(23)}    ${hexOf(o.slice(8)).padEnd(23)}    ${signsOf(o)}`,
    )
    .join('\n'),
  'addresses of gdb': rows(long, 8)
    .map(
      ([at, o]) => `0x7ffde${pad(at, 16, 3)} <out+${at}>:\t${o.map((one) => `0x${hexOf([one])}`).join('\t')}`,
    )
    .join('\n'),
  'Format-Hex of PowerShell': [
    '   Label: Byte[] (System.Byte[])',
    '',
    '          Offset Bytes                                           Ascii',
    '                 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F',
    '          ------ ----------------------------------------------- -----',
    ...rows(long).map(([at, o]) => `${pad(at, 16, 16)} ${hexOf(o).toUpperCase().padEnd(47)} ${signsOf(o)}`),
  ].join('\n'),
  'rows of a log, with offsets': rows(long)
    .map(
      ([at, o], row) =>
        `2026-11-28 10:00:00.${row} [w-3] DEBUG Smpp - ${pad(at, 16, 4)}: ${hexOf(o)}  ${signsOf(o)}`,
    )
    .join('\n'),
  'rows of a log, without': rows(long)
    .map(([, o], row) => `Nov 28 10:00:0${row % 10} gw smppd[12${row}]: ${hexOf(o)}`)
    .join('\n'),
  'rows under the words of the first': rows(long)
    .map(([, o], row) => `${row === 0 ? 'DEBUG sent: ' : '            '}${hexOf(o)}`)
    .join('\n'),
  'octal offsets, squeezed': squeezed(long, 8, 7, () => ''),
  'decimal offsets, squeezed': squeezed(long, 10, 7, () => ''),
  'hexadecimal offsets, squeezed': squeezed(long, 16, 8, (o) => `  |${signsOf(o)}|`),
  'decimal offsets beside the text': rows(long)
    .map(([at, o]) => `${pad(at, 10, 8)}: ${hexOf(o).padEnd(48)} ${signsOf(o)}`)
    .join('\n'),
}

describe('one PDU in rows', () => {
  for (const [name, text] of Object.entries(writings)) {
    test(name, () => {
      const { items, unread, problems } = readPaste(text, { catalogue })
      expect(items.map((item) => (item.kind === 'pdu' ? toHex(item.octets) : item.kind))).toEqual([long])
      expect([unread, problems]).toEqual([[], []])
    })
  }

  test('words of SMPPSim, and not the digits of its times', () => {
    const words = (hex: string) =>
      (hex.match(/.{1,8}/g) ?? []).map((word) => `${word.toUpperCase()}:`).join('')
    const lines = (bind.match(/.{1,32}/g) ?? []).map(
      (row, at) => `2011.02.23 22:29:03 76${at} INFO    11 ${words(row)}`,
    )
    const { items } = readPaste(lines.join('\n'), { catalogue })
    expect(items).toMatchObject([{ kind: 'pdu', lines: [1, 3], missingOctets: 0 }])
    expect(items.map((item) => item.kind === 'pdu' && toHex(item.octets))).toEqual([bind])
  })

  test('two PDUs that the log cut are two', () => {
    const cut = (hex: string) => `12:00:00 INFO out: ${hexOf(octetsOf(hex).slice(0, 24))}`
    const { items } = readPaste(`${cut(long)}\n${cut(long)}`, { catalogue })
    expect(items.map((item) => item.kind === 'pdu' && item.missingOctets)).toEqual(
      Array(2).fill(long.length / 2 - 24),
    )
  })
})

test('an address of a network is no text', () => {
  const { items, unread } = readPaste('010.001.001.001.40000-010.001.001.002.02775:', { catalogue })
  expect([items, unread.length]).toEqual([[], 1])
})
