import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { readWapPush } from '../../../shared/text/read-wap-push.ts'
import { encodeWapPush, type WapPush, wapPushProblem } from '../../../shared/text/wap-push.ts'
import { siActions, slActions } from '../../../shared/text/wap-tokens.ts'
import { readVectors } from '../../support/read-vectors.ts'

interface Row {
  id: string
  userDataHex: string
  decoded: {
    element: 'si' | 'sl'
    href: string
    action: string
    created?: string
    siExpires?: string
    text?: string
  }
}

const rows = readVectors<Row>('wap-push')
const portHeaderOctets = 7

test.each(rows)('reads the published example $id', ({ userDataHex, decoded }) => {
  const read = readWapPush(fromHex(userDataHex)!.subarray(portHeaderOctets))
  expect(read).toMatchObject({
    push: { kind: decoded.element, href: decoded.href, action: decoded.action },
    text: decoded.text ?? '',
  })
  if (read?.push.kind === 'si') {
    expect(read.push).toMatchObject({ created: decoded.created ?? '', expires: decoded.siExpires ?? '' })
  }
})

test('writes the published indication octet for octet', () => {
  const { userDataHex } = rows.find((row) => row.id === 'si-short')!
  const octets = fromHex(userDataHex)!.subarray(portHeaderOctets)
  const { push, text } = readWapPush(octets)!
  expect(toHex(encodeWapPush(push, text))).toBe(toHex(octets))
})

const href = fc
  .tuple(
    fc.constantFrom('', 'http://', 'http://www.', 'https://', 'https://www.'),
    fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
    fc.constantFrom('', '.com/', '.org/a', '.net/.edu/'),
  )
  .map((all) => all.join(''))
const moment = fc.oneof(
  fc.constant(''),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((at) => `${at.toISOString().slice(0, 19)}Z`),
)
const plain = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))

describe('any document', () => {
  test('reads back as it was written', () => {
    const push: fc.Arbitrary<WapPush> = fc.oneof(
      fc.record({
        kind: fc.constant('si' as const),
        href,
        action: fc.constantFrom(...siActions),
        id: plain,
        created: moment,
        expires: moment,
      }),
      fc.record({ kind: fc.constant('sl' as const), href, action: fc.constantFrom(...slActions) }),
    )
    fc.assert(
      fc.property(push, plain, (document, text) => {
        expect(wapPushProblem(document, text)).toBeNull()
        expect(readWapPush(encodeWapPush(document, text))).toEqual({
          push: document,
          text: document.kind === 'si' ? text : '',
        })
      }),
    )
  })

  test('random octets never throw', () => {
    fc.assert(fc.property(fc.uint8Array(), (octets) => void readWapPush(octets)))
  })
})

test('a zero octet and a moment that is none are told before sending', () => {
  const indication = { kind: 'si', href: '', action: 'signal-low', id: '', created: '', expires: '' } as const
  expect(wapPushProblem(indication, 'a\0b')).toBe('zero-octet')
  expect(wapPushProblem({ ...indication, expires: 'tomorrow' }, '')).toBe('bad-time')
})
