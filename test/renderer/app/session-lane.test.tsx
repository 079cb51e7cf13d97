import { expect, test } from 'vitest'
import { LaneFacts } from '../../../renderer/app/session-lane-facts.tsx'
import { LaneNotes } from '../../../renderer/app/session-lane-notes.tsx'
import type { SessionState } from '../../../shared/contract/session.ts'
import { sessionState } from '../../support/session-state.ts'
import { shownText } from '../shown-text.ts'

const facts = (change: Partial<SessionState>) => shownText(<LaneFacts session={sessionState(change)} />)

test('both directions of keep-alive are shown, and those of ours without an answer', () => {
  const at = new Date(2026, 10, 22, 12, 0, 5).getTime()
  const shown = facts({ keepAlive: { sentAt: at, latencyMs: null, missed: 2, receivedAt: at } })
  expect(shown).toContain('Our enquire_link 12:00:05, no answer yet · 2 keep-alives unanswered')
  expect(shown).toContain('Peer’s enquire_link 12:00:05')
  expect(facts({})).toContain('Peer’s enquire_link never')
})

test('the last octet heard and the four timers are shown', () => {
  const timer = (seconds: number) => ({ seconds, until: Date.now() + 5000 })
  const shown = facts({
    timers: {
      ...{ sessionInit: timer(10), enquireLink: timer(30), inactivity: timer(0), response: timer(20) },
      heardAt: Date.now() - 7000,
    },
  })
  expect(shown).toMatch(/Bind answered \S+ of 10 s left/)
  expect(shown).toMatch(/Next enquire_link \S+ of 30 s left/)
  expect(shown).toContain('Unbind when idle off')
  expect(shown).toMatch(/Oldest answer due \S+ of 20 s left/)
  expect(shown).toMatch(/Last octet heard 7\S* s ago/)
})

test('segments accepted a second stand beside those that the profile allows, and the window beside its fill', () => {
  const shown = facts({
    ...{ profileId: 'smsc-ru', inFlight: 7, window: 10 },
    ...{ sentPerSecond: 90, receivedPerSecond: 91, acceptedPerSecond: 31 },
  })
  expect(shown).toContain('In flight / window 7 / 10')
  expect(shown).toContain('Rate, out / in 90/s · 91/s')
  expect(shown).toContain('Segments accepted 31/s · the profile allows 30/s')
  expect(facts({ acceptedPerSecond: 31 })).toContain('Segments accepted 31/s PDUs')
})

test('the certificate of the peer is shown with the days it has left, and whether ours was asked for', () => {
  const day = 86_400_000
  const peer = {
    ...{ subject: 'CN=smsc', issuer: 'CN=authority', fingerprint: 'AB:CD' },
    ...{ validFrom: Date.now() - day, validTo: Date.now() + 12.5 * day },
  }
  const shown = facts({ tls: 'TLSv1.3 TLS_AES_256_GCM_SHA384', tlsFacts: { peer, isAsked: true, own: null } })
  expect(shown).toContain('TLSv1.3 TLS_AES_256_GCM_SHA384')
  expect(shown).toMatch(/CN=smsc issued by CN=authority until \S+, 12 days left/)
  expect(shown).toContain('the peer asked for one and got none')
  expect(facts({})).toContain('TLS off: plain TCP')
})

test('who closed, how, and how the timers stood is shown', () => {
  const timers = { idleSeconds: 61, missed: 1, inFlight: 2, oldestSeconds: 9 }
  const close = { by: 'peer', how: 'reset', at: 0, fault: null, timers } as const
  const shown = facts({ phase: 'closed', close })
  expect(shown).toContain('The peer reset the connection (RST).')
  expect(shown).toContain('idle 61')
  expect(shown).toContain('2 requests open, the oldest for 9')
})

test('notes about the peer are sentences with the next step, counted', () => {
  const detail = { sequenceNumber: 1, commandId: 0x80000015 }
  const notes = [{ kind: 'orphan-response', detail, at: 0, count: 3 }] as const
  expect(shownText(<LaneNotes notes={notes} />)).toContain(
    'enquire_link_resp with sequence_number 1 answers a request that was never sent. (3 times)',
  )
})
