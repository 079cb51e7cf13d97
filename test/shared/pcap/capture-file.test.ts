import { describe, expect, test } from 'vitest'
import { CaptureFile } from '../../../shared/pcap/capture-file.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { blockHex, orderedHex, packetHex, pcapOf, sectionHex } from '../../support/capture-frames.ts'

/** What the file holds, as lines; read in chunks of so many octets. */
function read(file: Uint8Array, chunkOctets = file.length || 1): string[] {
  const heard: string[] = []
  const reader = new CaptureFile({
    record: (bytes, start, end, linkType, at) => heard.push(`${linkType} ${at} ${toHex(bytes, start, end)}`),
    comment: (text) => heard.push(`comment ${text}`),
    bound: (what, count) => heard.push(`bound ${what} ${count}`),
    broken: (offset, why) => heard.push(`broken ${offset} ${why}`),
  })
  for (let at = 0; at < file.length; at += chunkOctets) reader.push(file.slice(at, at + chunkOctets))
  reader.end()
  return heard
}

const hex = (...parts: readonly string[]) => fromHex(parts.join(''))!
const frames = [hex('0102030405'), hex(''), hex('aabb')]

describe('a pcap file', () => {
  test.each([true, false])('is read in both byte orders (little: %s)', (isLittle) => {
    const lines = ['101 1000000007 0102030405', '101 1001000007 ', '101 1002000007 aabb']
    expect(read(pcapOf(frames, { isLittle, fraction: 7 }))).toEqual(lines)
    expect(read(pcapOf(frames, { isLittle, isNano: true, fraction: 7999 }))).toEqual(lines)
  })

  test('with other octets in the link type is read by the type alone', () => {
    expect(read(pcapOf([hex('00')], { linkType: 0x5000_0001 }))).toEqual(['1 1000000000 00'])
  })

  test('of Kuznetsov’s libpcap has longer heads of records', () => {
    const head = toHex(pcapOf([])).replace('a1b2c3d4', 'a1b2cd34')
    expect(read(hex(head, '00000001 00000002 00000001 00000001 00000003 0800 00 00', 'ff'))).toEqual([
      '101 1000002 ff',
    ])
  })

  test('that lies is read up to the lie', () => {
    const whole = toHex(pcapOf([hex('00')]))
    expect(read(hex(whole, '00000000 00000000 7fffffff 00000000'))).toEqual([
      '101 1000000000 00',
      'broken 41 record-length',
    ])
    expect(read(hex(whole.replace('a1b2c3d40002', 'a1b2c3d40009')))).toEqual(['broken 0 version'])
  })
})

describe('a pcapng file', () => {
  test.each([true, false])('is read in both byte orders (little: %s)', (isLittle) => {
    const { u32 } = orderedHex(isLittle)
    const packets = frames.map((frame, index) => packetHex(frame, { isLittle, high: 1, low: index }))
    const simple = blockHex(3, `${u32(2)}0506`, isLittle)
    expect(read(hex(sectionHex(isLittle), ...packets, simple))).toEqual([
      '101 4294967296 0102030405',
      '101 4294967297 ',
      '101 4294967298 aabb',
      '101 null 0506',
    ])
  })

  test('has sections of their own, each with its interfaces', () => {
    const first = sectionHex(true, [1, 113])
    const packets = [0, 1, 2].map((number) => packetHex(hex('01'), { isLittle: true, number }))
    const second = sectionHex(false, [276])
    expect(read(hex(first, ...packets, second, packetHex(hex('02'))))).toEqual([
      '1 0 01',
      '113 0 01',
      '-1 null 01',
      '276 0 02',
    ])
  })

  test.each([
    ['if_tsresol of nanoseconds', '0009 0001 09000000', 1, 4294967],
    ['if_tsresol of seconds', '0009 0001 00000000', 0, 1e6 * 705],
    ['if_tsresol of 2^-10 s', '0009 0001 8a000000', 0, Math.floor((705 * 1e6) / 1024)],
    ['if_tsoffset', '000e 0008 0000000000000002', 0, 2_000_705],
    ['an unknown option before it', '7777 0003 01020300 0009 0001 06000000 0000 0000', 0, 705],
    ['an option that runs over the end', '0009 00ff 09000000', 0, 705],
  ])('has times by %s', (_what, options, high, at) => {
    const low = 705
    const [line] = read(
      hex(sectionHex(false, [101], options.replaceAll(' ', '')), packetHex(hex('01'), { high, low })),
    )
    const [, told] = line!.split(' ')
    if (high === 0) expect(Number(told)).toBe(at)
    else expect(Number(told)).toBe(Math.floor((2 ** 32 + low) / 1000))
  })

  test('has old packet blocks, comments, and blocks that nobody knows', () => {
    const old = blockHex(2, '0000 0007 00000000 00000009 00000001 00000001 ff000000'.replaceAll(' ', ''))
    const unknown = blockHex(0x0bad, '00112233')
    const comment = '0001 0003 c3a92100 0001 0001 61000000 0000 0000'.replaceAll(' ', '')
    expect(read(hex(sectionHex(), old, unknown, packetHex(hex('01'), { options: comment })))).toEqual([
      '101 9 ff',
      'comment é!',
      'comment a',
      '101 0 01',
    ])
  })

  test.each([
    ['a length that is none', '00000006 00000005', 'block-length'],
    ['two lengths that differ', `${packetHex(hex('01')).slice(0, -8)}00000000`, 'block-length'],
    [
      'a frame longer than its block',
      packetHex(hex('01')).replace('0000000100000001', '0000ffff00000001'),
      'record-length',
    ],
    ['a byte order that is none', blockHex(0x0a0d0d0a, `01020304${'0'.repeat(24)}`), 'byte-order'],
    ['a later version', blockHex(0x0a0d0d0a, `1a2b3c4d0002${'0'.repeat(20)}`), 'version'],
    ['an end inside a block', packetHex(hex('01')).slice(0, -10), 'truncated'],
  ])('with %s is read up to there', (_what, block, why) => {
    const before = sectionHex() + packetHex(hex('07'))
    expect(read(hex(before, block))).toEqual(['101 0 07', `broken ${before.length / 2} ${why}`])
  })

  test('with more interfaces than can be kept tells so once', () => {
    const many = sectionHex(
      false,
      Array.from({ length: 4099 }, () => 101),
    )
    expect(read(hex(many))).toEqual(['bound interfaces 4096'])
  })

  test('with a block that is no frame’s passes over it', () => {
    const octets = 4 * 1024 * 1024
    const head = `00000006${octets.toString(16).padStart(8, '0')}`
    expect(read(hex(sectionHex(), head, '00'.repeat(octets - 8), packetHex(hex('07'))))).toEqual([
      `bound block ${octets}`,
      '101 0 07',
    ])
  })
})

test('the same is read however the file comes in chunks', () => {
  const files = [
    pcapOf(frames, { isLittle: true }),
    hex(sectionHex(true), packetHex(frames[0]!, { isLittle: true }), sectionHex(), packetHex(frames[2]!)),
  ]
  for (const file of files) {
    const whole = read(file)
    for (let octets = 1; octets < 80; octets += 1) expect(read(file, octets)).toEqual(whole)
  }
})

test('every truncation is read up to its end, and told', () => {
  const file = hex(sectionHex(), ...frames.map((frame) => packetHex(frame)))
  const whole = read(file)
  for (let octets = 4; octets < file.length; octets += 1) {
    const cut = read(file.subarray(0, octets))
    const records = cut.filter((line) => !line.startsWith('broken'))
    expect(records).toEqual(whole.slice(0, records.length))
    // Where a block ends, nothing tells that others followed.
    if (cut.length > records.length) expect(cut.at(-1)).toMatch(/^broken \d+ (?:truncated|not-a-capture)$/)
  }
})

test('other files are no captures', () => {
  for (const file of [hex(''), hex('0a0d'), hex('ffd8ffe000104a46'), Buffer.from('#!/bin/sh\n')]) {
    expect(read(file)).toEqual(['broken 0 not-a-capture'])
  }
})
