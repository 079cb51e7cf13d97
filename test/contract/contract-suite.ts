import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CaptureRow, rowsAmong } from '../../shared/contract/capture.ts'
import type { CaptureEvent } from '../../shared/contract/capture-events.ts'
import type { CaptureMark } from '../../shared/contract/capture-marks.ts'
import { type Client, ContractError, connectClient } from '../../shared/contract/client.ts'
import { localSimulatorId } from '../../shared/contract/connection-values.ts'
import { changedCard, type MessageCard } from '../../shared/contract/message.ts'
import { portOverText, type TextLine } from '../../shared/contract/text-port.ts'
import { draftTo, intentOf } from '../support/running-engine.ts'

/** A running workbench behind one of the hosts, and a way to open another window's line to it. */
export interface HostUnderTest {
  openLine(): Promise<TextLine>
  close(): Promise<void>
}

const draft = draftTo(2775, {
  name: 'Provider',
  folder: 'Tests/Acceptance',
  host: 'smsc.example',
  systemId: 'esme',
})

const intent = intentOf({
  source: { ton: 5, npi: 0, addr: 'Workbench' },
  text: 'Проверка связи: это сообщение длиннее семидесяти знаков и потому уходит двумя частями.',
  reference: 42,
})

/** What both hosts must do alike. Runs unchanged over each. */
export function contractSuite(hostKind: 'web' | 'electron', start: () => Promise<HostUnderTest>): void {
  describe(`the contract over the ${hostKind} host`, () => {
    let host: HostUnderTest
    beforeAll(async () => {
      host = await start()
    }, 60_000)
    afterAll(() => host.close())

    /** A client, and every text that reached its window. */
    async function open(): Promise<{ client: Client; heard: string[] }> {
      const line = await host.openLine()
      const heard: string[] = []
      line.onText((text) => heard.push(text))
      return { client: connectClient(portOverText(line)), heard }
    }

    test('says what it is', async () => {
      const { client } = await open()
      expect(await client.call('app.info', {})).toMatchObject({ host: hostKind, platform: process.platform })
    })

    test('keeps what it was told for the next window', async () => {
      const { client } = await open()
      await client.call('settings.set', { theme: 'dark' })
      const { client: next } = await open()
      expect((await next.call('settings.get', {})).theme).toBe('dark')
      await next.call('settings.set', { theme: 'system' })
    })

    test('refuses a bad input and repeats no secret', async () => {
      const { client, heard } = await open()
      const input = { connectionId: null, draft: { ...draft, port: 0 }, password: 'Pa55word' }
      const problem: unknown = await client.call('connections.save', input).catch((error) => error)
      expect(problem).toBeInstanceOf(ContractError)
      expect(problem).toMatchObject({
        kind: 'refused',
        fault: { code: 'contract.bad-input', detail: { call: 'connections.save' } },
      })
      expect(heard.join()).toMatch(/draft\.port/)
      expect(heard.join()).not.toContain('Pa55word')
    })

    test('refuses a call that the contract does not have', async () => {
      const { client } = await open()
      // @ts-expect-error a window of another version
      const problem: unknown = await client.call('app.launchMissiles', {}).catch((error) => error)
      expect(problem).toMatchObject({ kind: 'refused', fault: { code: 'contract.unknown-call' } })
    })

    test('passes on a fault with its code and detail', async () => {
      const { client } = await open()
      const problem: unknown = await client
        .call('connections.remove', { connectionId: 'nobody' })
        .catch((error) => error)
      expect(problem).toMatchObject({
        kind: 'refused',
        fault: { code: 'connection.not-found', detail: { connectionId: 'nobody' } },
      })
    })

    test('carries every character there and back', async () => {
      const { client } = await open()
      const name = 'Тест שלום \u202eabc\u202c \u2028 😀 \ud83d "\\\u0000\u001b[31m'
      const saved = await client.call('connections.save', {
        connectionId: null,
        draft: { ...draft, name },
        password: null,
      })
      expect(saved.name).toBe(name)
      await client.call('connections.remove', { connectionId: saved.connectionId })
    })

    test('never hands a password back', async () => {
      const { client, heard } = await open()
      const { connectionId, ...saved } = await client.call('connections.save', {
        connectionId: null,
        draft,
        password: 'Pa55word',
      })
      expect(saved).toMatchObject({ hasPassword: true, passwordOctets: 8 })
      const copy = await client.call('connections.duplicate', { connectionId, name: 'Copy' })
      expect(copy.hasPassword).toBe(true)
      await client.call('connections.list', {})
      expect(heard.join()).not.toContain('Pa55word')
      for (const id of [connectionId, copy.connectionId]) {
        await client.call('connections.remove', { connectionId: id })
      }
    })

    test('carries a 1 MB input', async () => {
      const { client } = await open()
      const caPem = 'A'.repeat(1_000_000)
      const saved = await client.call('connections.save', {
        connectionId: null,
        draft: { ...draft, tls: { ...draft.tls, caPem } },
        password: null,
      })
      expect(saved.tls.caPem).toHaveLength(1_000_000)
      await client.call('connections.remove', { connectionId: saved.connectionId })
    })

    test('streams a message on its way through the simulator: rows in order, receipts on the card', async () => {
      const { client } = await open()
      await client.call('simulator.configure', {
        port: 0,
        receipt: { delay: 0.05, stat: 'DELIVRD', err: '000' },
      })
      await client.call('simulator.start', {})
      const { sessionId } = await client.call('session.open', { connectionId: localSimulatorId })

      const rows: CaptureRow[] = []
      const gaps: number[] = []
      const delivered = Promise.withResolvers<MessageCard>()
      client.follow('capture.rows', { afterSeq: 0, tail: 1000, filter: '' }, (items, gap) => {
        rows.push(...rowsAmong(items))
        gaps.push(gap)
      })
      let sent: MessageCard | undefined
      client.follow('message.cards', {}, (changes) => {
        for (const change of changes) {
          if (change.kind === 'card') sent = change.card
          else if (sent !== undefined) sent = changedCard(sent, change)
        }
        if (sent?.state === 'delivered') delivered.resolve(sent)
      })
      const { messageId } = await client.call('message.send', { sessionId, intent })
      const card = await delivered.promise
      expect(card).toMatchObject({ messageId, text: intent.text })
      expect(card.parts.map((part) => part.receipts[0]?.stat)).toEqual(['DELIVRD', 'DELIVRD'])

      const lastSeq = Math.max(...card.parts.map((part) => part.receipts[0]?.seq ?? 0))
      await expect.poll(() => rows.at(-1)?.seq ?? 0).toBeGreaterThanOrEqual(lastSeq)
      expect(rows.map((row) => row.seq)).toEqual(rows.map((_row, index) => index + 1))
      expect(gaps.every((gap) => gap === 0)).toBe(true)
      expect(rows.filter((row) => row.command === 'submit_sm')).toHaveLength(2)
      const submit = rows.find((row) => row.command === 'submit_sm')
      const { hex } = await client.call('capture.pdu', { seq: submit?.seq ?? 0, secrets: false })
      expect(hex).toMatch(/^000000[0-9a-f]{2}00000004/)
      await client.call('session.close', { sessionId, how: 'unbind' })
      await client.call('simulator.stop', {})
    })

    test('brings message cards in another order, a page behind the other', async () => {
      const { client } = await open()
      await client.call('simulator.configure', { port: 0 })
      await client.call('simulator.start', {})
      const { sessionId } = await client.call('session.open', { connectionId: localSimulatorId })
      const sent: string[] = []
      for (const number of ['79160000002', '79160000003', '79160000001']) {
        const destination = { ton: 1, npi: 1, addr: number }
        const { messageId } = await client.call('message.send', {
          sessionId,
          intent: { ...intent, text: 'sorted', destination },
        })
        sent.push(messageId)
      }
      const sort = { by: 'destination_addr', order: 'ascending' } as const
      const filter = 'message_text == "sorted"'
      const first = await client.call('message.sorted', { sort, after: null, limit: 2, filter })
      const second = await client.call('message.sorted', { sort, after: first.next, limit: 2, filter })
      const ids = [...first.cards, ...second.cards].map(({ messageId }) => messageId)
      expect(ids).toEqual([sent[2], sent[0], sent[1]])
      expect(second.next).toBeNull()
      await expect(
        client.call('message.sorted', { sort, after: null, limit: 2, filter: 'command_length > 5' }),
      ).rejects.toMatchObject({ fault: { code: 'capture.bad-filter' } })
      await client.call('session.close', { sessionId, how: 'unbind' })
      await client.call('simulator.stop', {})
    })

    test('tells what happened between the PDUs and what was marked', async () => {
      const { client } = await open()
      const told: CaptureEvent[] = []
      const marks: CaptureMark[] = []
      client.follow('capture.newEvents', { afterEvent: 0 }, (items) => void told.push(...items))
      client.follow('capture.markChanges', {}, (items) => void marks.push(...items))
      await client.call('simulator.configure', { port: 0 })
      await client.call('simulator.start', {})
      const { sessionId } = await client.call('session.open', { connectionId: localSimulatorId })
      await client.call('session.close', { sessionId, how: 'unbind' })
      await client.call('simulator.stop', {})
      const own = () => told.filter((event) => event.sessionId === sessionId)
      await expect.poll(() => own().map(({ kind }) => kind)).toEqual(['connected', 'bound', 'closed'])
      const kept = await client.call('capture.events', { from: 0, to: Number.MAX_SAFE_INTEGER })
      await expect.poll(() => told).toEqual(kept.events)
      expect(told.at(-1)?.kind).toBe('simulator-off')
      const { closes } = await client.call('session.closes', { connectionId: localSimulatorId })
      expect(closes[0]).toMatchObject({ wasBound: true, close: { by: 'us', how: 'unbind' } })

      const seq = own().at(-1)?.afterSeq ?? 0
      await client.call('capture.mark', { seq, bookmark: true, comment: 'Конец \u202e😀' })
      await expect.poll(() => marks).toEqual([{ seq, bookmark: true, comment: 'Конец \u202e😀' }])
      const tooLong = client.call('capture.mark', { seq, bookmark: true, comment: 'x'.repeat(2001) })
      await expect(tooLong).rejects.toMatchObject({ fault: { code: 'contract.bad-input' } })
    })

    test('a window that goes leaves its calls unreachable and the next window served', async () => {
      const { client } = await open()
      const closed = new Promise<void>((resolve) => client.onClose(resolve))
      client.close()
      await closed
      const problem: unknown = await client.call('app.info', {}).catch((error) => error)
      expect(problem).toMatchObject({ kind: 'unreachable', fault: null })
      const { client: next } = await open()
      expect((await next.call('app.info', {})).host).toBe(hostKind)
    })
  })
}
