import { expect, test } from 'vitest'
import {
  type SessionNoteKind,
  sessionNoteTable,
  sessionNoteText,
} from '../../../shared/inspect/session-note-table.ts'

/** Everything any note is filled from. */
const detail = {
  sequenceNumber: 7,
  commandId: 4,
  commandStatus: 0x58,
  lateMs: 1250,
  problem: 'missing-nul',
  field: 'source_addr',
  offset: 17,
  length: 7,
  protocol: 'HTTP',
  missed: 2,
  waitingOctets: 1_048_577,
  octets: 20,
  way: 'left',
}

const kinds = Object.keys(sessionNoteTable).filter((kind): kind is SessionNoteKind =>
  Object.hasOwn(sessionNoteTable, kind),
)

for (const language of ['en', 'ru'] as const) {
  test(`every note is a whole sentence in ${language}, with its facts filled in`, () => {
    for (const kind of kinds) {
      const { what, next } = sessionNoteText({ kind, detail }, language)
      for (const sentence of [what, next]) {
        expect(sentence).toMatch(/^[\p{L}]/u)
        expect(sentence).toMatch(/\.$/)
        expect(sentence).not.toMatch(/[{}]/)
        if (language === 'ru') expect(sentence).toMatch(/[а-я]{3}/)
      }
    }
  })
}

test('a request without an answer says how far it came', () => {
  const ends = (['read', 'left', 'held'] as const).map(
    (way) => sessionNoteText({ kind: 'request-timed-out', detail: { ...detail, way } }, 'en').what,
  )
  expect(ends).toEqual([
    expect.stringContaining('so the peer has it'),
    expect.stringContaining('left this machine'),
    expect.stringContaining('still wait here'),
  ])
})

test('commands, statuses and body faults are named', () => {
  expect(sessionNoteText({ kind: 'wrong-state', detail }, 'en').what).toBe(
    'The peer sent submit_sm, which this session does not allow in its state; it got ESME_RTHROTTLED.',
  )
  expect(sessionNoteText({ kind: 'unknown-command', detail: { commandId: 0x10203 } }, 'ru').what).toContain(
    'command_id 0x00010203',
  )
  expect(sessionNoteText({ kind: 'body-fault', detail }, 'en').what).toBe(
    'The body of submit_sm with sequence_number 7 cannot be read to its end. source_addr runs from octet 17 to the end of the PDU without a NUL.',
  )
})
