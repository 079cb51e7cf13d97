import { expect, test } from 'vitest'
import {
  captureEventTable,
  captureEventText,
  type EventFacts,
} from '../../../shared/inspect/capture-event-table.ts'
import { closeSentence } from '../../../shared/inspect/close-reason-table.ts'

const timers = { idleSeconds: 118.4, missed: 1, inFlight: 4, inDoubt: 3 }
const lost: EventFacts = {
  kind: 'lost',
  detail: {},
  close: { by: 'peer', how: 'reset', fault: null, timers },
}

test('a lost link says who ended it, how, after how much silence and with what in doubt', () => {
  expect(captureEventText(lost, 'en')).toEqual({
    what: 'link lost: the peer reset the connection (RST) after 118 s of silence',
    facts: ['3 in doubt', 'enquire_link unanswered: 1'],
    next: '',
  })
  expect(captureEventText(lost, 'ru')).toEqual({
    what: 'связь потеряна: другая сторона сбросила соединение (RST) после 118 с тишины',
    facts: ['под вопросом: 3', 'enquire_link без ответа: 1'],
    next: '',
  })
})

test('an attempt that failed says why in the words of its fault, and what to do', () => {
  const fault = { code: 'session.connect-refused', detail: { host: 'smsc.example', port: 2775 } }
  const { what, facts, next } = captureEventText(
    { kind: 'failed', detail: {}, close: { by: 'us', how: 'error', fault } },
    'en',
  )
  expect(what).toMatch(/^not bound: .*smsc\.example/)
  expect(facts).toEqual([])
  expect(next).not.toBe('')
})

test('a link that we gave up names the fault behind its sentence', () => {
  const fault = { code: 'session.response-timeout', detail: { command: 'enquire_link', seconds: 10 } }
  const { what, facts } = captureEventText(
    { kind: 'lost', detail: {}, close: { by: 'us', how: 'timeout', fault } },
    'en',
  )
  expect(what).toBe('link lost: we gave up waiting')
  expect(facts.join()).toMatch(/enquire_link/)
})

test.each([
  [
    { kind: 'connected', detail: { address: '10.0.0.1:2775', tls: '', role: 'esme' } },
    'connected to 10.0.0.1:2775',
    ['plain TCP'],
  ],
  [
    { kind: 'connected', detail: { address: '10.0.0.9:50000', tls: 'TLSv1.3 X', role: 'smsc' } },
    '10.0.0.9:50000 connected',
    ['TLSv1.3 X'],
  ],
  [
    { kind: 'bound', detail: { mode: 'transceiver', systemId: 'smsc', version: 0x34 } },
    'bound as transceiver',
    ['system_id smsc', 'SMPP 3.4'],
  ],
  [
    { kind: 'throttled', detail: { status: 0x58, percent: 50, perSecond: 40 } },
    'slowed to 50 % of the speed: ESME_RTHROTTLED',
    ['40/s at most'],
  ],
  [{ kind: 'closed', detail: {} }, 'the session has ended', []],
  [{ kind: 'doctor', detail: { state: 'begun' } }, 'the doctor examines the connection', []],
  [
    { kind: 'doctor', detail: { state: 'done', failed: 1, warnings: 0 } },
    'the doctor is done',
    ['failed: 1'],
  ],
  [
    { kind: 'doctor', detail: { state: 'done', failed: 0, warnings: 0 } },
    'the doctor is done',
    ['all is well'],
  ],
  [
    { kind: 'simulator-on', detail: { host: '127.0.0.1', port: 2776, tls: '' } },
    'simulator on at 127.0.0.1:2776',
    [],
  ],
  [
    { kind: 'gap', detail: { code: 'gap-lost', frame: 7, octets: 12, from: 'a:1', to: 'b:2' } },
    'Frame 7: 12 octets from a:1 to b:2 are not in the capture.',
    [],
  ],
] as const)('%o', (event, what, facts) => {
  expect(captureEventText(event, 'en')).toMatchObject({ what, facts })
})

test('no event of any kind leaves a key of its sentence unfilled in either language', () => {
  const detail = {
    ...{ address: 'a:1', tls: 'TLSv1.3', role: 'esme', mode: 'receiver', systemId: 's', version: 0x50 },
    ...{ seconds: 1, attempt: 2, status: 0x58, percent: 50, perSecond: 4, state: 'done', failed: 1 },
    ...{
      warnings: 1,
      host: 'h',
      number: 2,
      of: 3,
      port: 1,
      code: 'gap-cut',
      frame: 1,
      from: 'f',
      to: 't',
      octets: 1,
      pdus: 3,
    },
  }
  for (const kind of Object.keys(captureEventTable) as (keyof typeof captureEventTable)[]) {
    for (const language of ['en', 'ru'] as const) {
      const { what, facts } = captureEventText({ ...lost, kind, detail }, language)
      expect([what, ...facts].join(' ')).not.toMatch(/[{}]/)
      expect(what).not.toBe('')
    }
  }
})

test('an end is a sentence where it stands alone', () => {
  expect(closeSentence({ by: 'peer', how: 'unbind' }, 'en')).toBe('The peer unbound.')
  expect(closeSentence({ by: 'us', how: 'cut' }, 'ru')).toBe('Вы оборвали связь.')
})
