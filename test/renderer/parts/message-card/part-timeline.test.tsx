import { expect, test } from 'vitest'
import { PartTimeline } from '../../../../renderer/parts/message-card/part-timeline.tsx'
import type { MessageCard, MessagePart, ReceiptView } from '../../../../shared/contract/message.ts'
import { statusValue } from '../../../../shared/smpp/status-table.ts'
import { intentOf } from '../../../support/running-engine.ts'
import { messageCard, messagePart } from '../../message-card.ts'
import { shownText } from '../../shown-text.ts'

const at = 1_795_000_000_000

function shown(part: Partial<MessagePart>, card: Partial<MessageCard> = {}): string {
  const whole = messagePart({
    responseCommand: 'submit_sm_resp',
    responseSeq: 2,
    respondedAt: at + 500,
    ...part,
  })
  return shownText(<PartTimeline card={messageCard({ parts: [whole], ...card })} part={whole} />)
}

function receipt(change: Partial<ReceiptView> = {}): ReceiptView {
  return {
    ...{ seq: 5, at: at + 2000, stat: 'DELIVRD', state: 'DELIVERED', err: '000', final: true },
    ...{ idRule: 'same', receivedId: '39f99dd5', ...change },
  }
}
const accepted = { state: 'accepted', commandStatus: 0, smscMessageId: '39f99dd5' } as const

test('a receipt names the rule by which its id was joined', () => {
  expect(
    shown({ ...accepted, receipts: [receipt({ idRule: 'hex-to-decimal', receivedId: '972660181' })] }),
  ).toContain('39f99dd5 = 972660181 · hex in the response, decimal in the receipt')
  expect(shown({ ...accepted, receipts: [receipt({ idRule: 'case', receivedId: '39F99DD5' })] })).toContain(
    '39f99dd5 = 39F99DD5 · letter case ignored',
  )
})

test('receipts that came early, twice or against the answer are marked', () => {
  const twice = [receipt({ at: at + 100 }), receipt({ seq: 6 })]
  expect(shown({ ...accepted, receipts: twice })).toMatch(/early.*duplicate/)
  expect(shown({ ...accepted, receipts: [receipt({ err: '002' })] }, { profileId: 'vonage' })).toMatch(
    /contradiction.*err:002/,
  )
  expect(shown({ state: 'refused', commandStatus: 8, receipts: [receipt()] })).toContain('contradiction')
})

test('a refusal has this provider’s meaning, and what in this very message it may be about', () => {
  const intent = intentOf({ source: { ton: 5, npi: 0, addr: 'AcmeAcmeAcme' } })
  const refused = { state: 'refused', commandStatus: statusValue('ESME_RINVSRCADR') } as const
  const said = shown(refused, { intent, source: intent.source, destination: intent.destination, text: 'Hi' })
  expect(said).toContain('ESME_RINVSRCADR')
  expect(said).toContain('The alphanumeric sender has 12 characters; a handset shows 11.')
})

test('a part sent more than once keeps both tries on one card', () => {
  const earlier = [{ ...messagePart({ sequenceNumber: 1 }), respondedAt: null }]
  const said = shown({ ...accepted, attempts: 2, earlier, sequenceNumber: 9 })
  expect(said).toContain('sent 2 times, may be a duplicate')
  expect(said).toMatch(/sequence 1 no answer.*sequence 9/)
})
