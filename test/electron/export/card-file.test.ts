import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { type ExportSource, writeCards } from '../../../electron/export/card-file.ts'
import { blankPart } from '../../../electron/storage/card-parts.ts'
import type { MessageCard } from '../../../shared/contract/message.ts'
import type { MessageExportOrder } from '../../../shared/contract/message-export.ts'

const everything: MessageExportOrder = {
  ...{ form: 'jsonl', filter: '', messageIds: null, newest: null, except: [], limit: null },
  mask: { numbers: false, texts: false },
}

function cardOf(number: number): MessageCard {
  const answer = { commandStatus: 0x58, smscMessageId: 'a1', responseCommand: 'submit_sm_resp' }
  return {
    ...{ messageId: String(number), direction: 'sent', sessionId: 's', connectionId: 'c', profileId: 'p' },
    ...{ sessionName: 'Main', createdAt: 1_700_000_000_000.25, encoding: 'gsm7', dataCoding: 0 },
    ...{ registeredDelivery: 1, state: 'refused' },
    source: { ton: 5, npi: 0, addr: 'ACME' },
    destination: { ton: 1, npi: 1, addr: '79161234567' },
    text: '=cmd|"hi"\nthere',
    parts: [
      { ...blankPart(1, '=cmd|"hi"'), state: 'delivered', smscMessageId: 'a0', commandStatus: 0 },
      {
        ...blankPart(2, '\nthere'),
        ...answer,
        state: 'refused',
        submitSeq: 3,
        submittedAt: 10,
        respondedAt: 12.5,
      },
    ],
  }
}

/** A store of `count` messages that gives no more than `page` at once; `read` counts those read. */
function sourceOf(count: number, page: number) {
  const read = { cards: 0 }
  const source: ExportSource = {
    async page(before, limit) {
      const top = before === null ? count : Number(before) - 1
      const some = Math.max(0, Math.min(limit, page, top))
      read.cards += some
      const cards = Array.from({ length: some }, (_, index) => cardOf(top - index))
      return { cards, more: some < top }
    },
    count: async (before) => (before === null ? count : Math.min(count, Number(before) - 1)),
    get: async (messageId) => (Number(messageId) <= count ? cardOf(Number(messageId)) : null),
  }
  return { source, read }
}

async function exported(source: ExportSource, order: Partial<MessageExportOrder>, wanted = Infinity) {
  let text = ''
  let rows = 0
  const told: (readonly [done: number, total: number])[] = []
  const written = await writeCards(
    source,
    { ...everything, ...order },
    {
      get isWanted() {
        return rows <= wanted
      },
      async add(octets, done, total) {
        text += octets
        rows += 1
        told.push([done, total])
      },
    },
  )
  return { text, written, told }
}

test('every message is written once, newest first, page by page, with how far it is', async () => {
  const { text, written, told } = await exported(sourceOf(1_003, 7).source, {})
  const numbers = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).message)
  expect(numbers).toEqual(Array.from({ length: 1_003 }, (_, index) => 1_003 - index))
  expect(written).toBe(1_003)
  expect(told.slice(1)).toContainEqual([500, 1_003])
})

test('a file that nobody wants any more is read no further than its page', async () => {
  const { source, read } = sourceOf(100_000, 200)
  await exported(source, {}, 50)
  expect(read.cards).toBe(200)
})

test('chosen messages are written alone, those that are gone left out', async () => {
  const { text, written } = await exported(sourceOf(5, 5).source, { messageIds: ['2', '9', '4', '2'] })
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).message),
  ).toEqual([4, 2])
  expect(written).toBe(2)
})

test('a line tells of every part with its answer', async () => {
  const { text } = await exported(sourceOf(1, 1).source, {})
  expect(JSON.parse(text)).toMatchObject({
    ...{ at: '2023-11-14T22:13:20.000250Z', state: 'refused', text: '=cmd|"hi"\nthere' },
    destination: { ton: 1, npi: 1, addr: '79161234567' },
    parts: [
      { part: 1, state: 'delivered', message_id: 'a0', attempts: 0 },
      {
        part: 2,
        state: 'refused',
        status: 'ESME_RTHROTTLED',
        command_status: 0x58,
        submit_pdu: 3,
        attempts: 1,
      },
    ],
  })
})

test('a table has a row a message and no formula', async () => {
  const { text } = await exported(sourceOf(2, 2).source, { form: 'csv' })
  const rows: Record<string, string>[] = parse(text, { columns: true })
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatchObject({
    ...{ message: '2', text: '\'=cmd|"hi"\nthere', part_states: 'delivered refused' },
    ...{ command_status: 'ESME_ROK ESME_RTHROTTLED', message_id: 'a0 a1' },
  })
})

test('numbers and texts are hidden on request, alike in all messages; names of senders and ids stay', async () => {
  for (const form of ['csv', 'jsonl'] as const) {
    const { text } = await exported(sourceOf(3, 3).source, { form, mask: { numbers: true, texts: true } })
    expect(text).not.toContain('79161234567')
    expect(text).not.toContain('there')
    expect(new Set(text.match(/7916\d{5}67/g)).size).toBe(1)
    expect(text).toContain('ACME')
    expect(text).toContain('a1')
  }
})

test('of all that a filter found, what came since is left out, and what was taken out by hand', async () => {
  const { text, written } = await exported(sourceOf(9, 3).source, { newest: '6', except: ['4', '1'] })
  expect(written).toBe(4)
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).message),
  ).toEqual([6, 5, 3, 2])
})
