import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replyIntent } from '../../../shared/message/reply-intent.ts'
import { ussdMark, ussdOf, ussdReply, ussdSession, ussdStep } from '../../../shared/message/ussd.ts'
import { dialoguePlaces } from '../../../shared/message/ussd-dialogues.ts'
import { messageCard } from '../../renderer/message-card.ts'

const octets = (...values: number[]) => Uint8Array.from(values)

test('a message is of a dialogue by its operation or its service_type', () => {
  expect(ussdMark('', null, octets(1, 2))).toBe(null)
  expect(ussdMark('USSD', null, null)).toEqual({ serviceOp: null, session: null })
  expect(ussdMark('', octets(1), octets(42, 6))).toEqual({ serviceOp: 1, session: 0x2a06 })
  // its_session_info has two octets.
  expect(ussdMark('', octets(1), octets(42))).toEqual({ serviceOp: 1, session: null })
  expect(ussdSession({ serviceOp: 1, session: 0x2a07 })).toEqual({ number: 42, step: 3 })
})

test('the operation says the step, and the bit of the session ends any', () => {
  const step = (serviceOp: number | null, session: number | null = null) => ussdStep({ serviceOp, session })
  expect([0, 1, 2, 3, 16, 17, 18, 19, 4, 200, null].map((op) => step(op))).toEqual([
    ...['begin', 'begin', 'request', 'notice', 'end', 'end', 'response', 'confirm', null, null, null],
  ])
  expect(step(2, 0x0101)).toBe('end')
})

test('an answer goes on with the session or ends it', () => {
  const reply = (serviceOp: number, session: number | null, isLast: boolean) => {
    const { ussdServiceOp, tlvs, service_type } = ussdReply({ serviceOp, session }, isLast)
    return [service_type, ussdServiceOp, ...tlvs.map(({ tag, hex }) => `${tag.toString(16)} ${hex}`)]
  }
  expect(reply(1, 0x2a00, false)).toEqual(['USSD', 2, '1383 2a02'])
  expect(reply(18, 0x2a04, true)).toEqual(['USSD', 17, '1383 2a07'])
  expect(reply(18, null, true)).toEqual(['USSD', 17])
  expect(reply(0, 0x2a00, false)).toEqual(['USSD', 16, '1383 2a02'])
  // After 127 steps the number begins again, and stays out of the session's.
  expect(reply(18, 0x2afe, false)).toEqual(['USSD', 2, '1383 2a00'])
})

test('what is sent has the mark that it was sent with', () => {
  fc.assert(
    fc.property(fc.nat(255), fc.option(fc.nat(0xffff)), fc.boolean(), (serviceOp, session, isLast) => {
      const ussd = { serviceOp, session }
      const received = messageCard({ direction: 'received', ussd })
      expect(ussdOf(received)).toEqual(ussd)
      const { text: _text, ...intent } = replyIntent(received, isLast)
      const mark = ussdOf(messageCard({ intent }))
      expect(mark?.serviceOp).toBe(ussdReply(ussd, isLast).ussdServiceOp)
      const own = session === null || mark === null ? null : ussdSession(mark)
      expect(own?.number).toBe(session === null ? undefined : session >> 8)
      if (mark !== null && session !== null)
        expect(ussdStep(mark) === 'end').toBe(isLast || mark.serviceOp === 16)
    }),
  )
})

test('one dialogue for each session, from its begin to its end', () => {
  const received = (messageId: string, serviceOp: number, session: number | null, createdAt = 0) =>
    messageCard({ messageId, direction: 'received', createdAt, ussd: { serviceOp, session } })
  const places = dialoguePlaces([
    received('1', 1, 0x0100),
    received('2', 1, 0x0200),
    messageCard({ messageId: 'text' }),
    received('3', 18, 0x0104),
    received('4', 17, 0x0107),
    received('5', 18, 0x0204, 1_000),
    received('6', 18, 0x0204, 2_000_000),
    received('7', 18, null),
  ])
  expect([...places].map(([id, { isFirst, isEnd }]) => [id, isFirst, isEnd])).toEqual([
    ['1', true, false],
    ['2', true, false],
    ['3', false, false],
    ['4', false, true],
    ['5', false, false],
    ['6', true, false],
    ['7', true, false],
  ])
})
