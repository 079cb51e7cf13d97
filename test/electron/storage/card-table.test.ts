import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { blankPart, keptReceipts } from '../../../electron/storage/card-parts.ts'
import { openStore, type Store } from '../../../electron/storage/store.ts'
import type { MessageCard, MessagePart, ReceiptView } from '../../../shared/contract/message.ts'
import { cardMatches, searchWords } from '../../../shared/filter/row-match.ts'
import { intentOf } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'

async function opened(): Promise<Store> {
  const store = await openStore({ dataDir: testFolder() })
  onTestFinished(() => store.close())
  await store.load()
  return store
}

const receipt: ReceiptView = {
  ...{ seq: 3, at: 4.5, stat: 'DELIVRD', state: 'DELIVERED', err: '000', final: true },
  ...{ idRule: 'same', receivedId: 'ab', triedId: 'cd' },
}

function sent(number: number, change: Partial<MessageCard> = {}): MessageCard {
  const intent = intentOf({ text: 'Hello' })
  const { text, ...rest } = intent
  const part: MessagePart = {
    ...blankPart(1, text),
    ...{
      state: 'accepted',
      sequenceNumber: 7,
      submitSeq: 1,
      submittedAt: 1.5,
      responseSeq: 2,
      respondedAt: 2.5,
    },
    ...{ commandStatus: 0, responseCommand: 'submit_sm_resp', smscMessageId: 'ab', receipts: [receipt] },
  }
  return {
    ...{
      messageId: String(number),
      direction: 'sent',
      sessionId: 's',
      connectionId: null,
      sessionName: 'Gateway',
    },
    ...{
      profileId: 'smpp-3.4',
      createdAt: 1000 + number,
      source: intent.source,
      destination: intent.destination,
    },
    ...{
      text,
      encoding: 'gsm7',
      dataCoding: 0,
      registeredDelivery: 1,
      parts: [part],
      intent: rest,
      state: 'accepted',
    },
    ...change,
  }
}

const received = (number: number, texts: readonly string[]): MessageCard => {
  const parts = texts.map((text, index) => ({ ...blankPart(index + 1, text), state: 'delivered' as const }))
  const { intent: _intent, ...card } = sent(number)
  return { ...card, direction: 'received', text: texts.join(''), parts, state: 'received' }
}

test('gives a card back as it was, with every field', async () => {
  const store = await opened()
  const [plain] = sent(1).parts
  if (plain === undefined) throw new Error('no part')
  const earlier = {
    ...{ sequenceNumber: 1, submitSeq: 1, submittedAt: 1, responseSeq: null, respondedAt: null },
    ...{ commandStatus: null, smscMessageId: 'zz' },
  }
  const query = {
    ...{ at: 1, seq: 2, requestCommand: 'query_sm' as const, command: 'query_sm_resp', commandStatus: 0 },
    ...{ messageState: 2, finalDate: null, errorCode: 0 },
  }
  const rich = {
    ...plain,
    attempts: 2,
    earlier: [earlier],
    isLeft: true,
    isCut: true,
    lastQuery: query,
    copies: 2,
    isReferenceReused: true,
  }
  const second = { ...blankPart(2, 'there'), state: 'waiting' as const }
  const cards = [
    sent(1),
    sent(2, { parts: [rich, second], text: 'Hellothere', state: 'waiting' }),
    // What a push has in place of a text.
    sent(3, { text: 'https://example.com' }),
    received(4, ['one ', '', 'three']),
  ]
  for (const card of cards) store.putCard(card)
  for (const card of cards) expect(await store.call('getCard', card.messageId)).toEqual(card)
  expect((await store.call('unsettledCards')).map(({ messageId }) => messageId)).toEqual(['2'])
})

test('keeps the last receipts of a part and the number of all', async () => {
  const store = await opened()
  const [part] = sent(1).parts
  if (part === undefined) throw new Error('no part')
  for (let count = 1; count <= 30; count++) {
    const receipts = Array.from({ length: Math.min(count, keptReceipts) }, (_, index) => ({
      ...receipt,
      seq: count - Math.min(count, keptReceipts) + index + 1,
    }))
    store.putCard(sent(1, { parts: [{ ...part, receipts, receiptCount: count }] }))
    store.flush()
  }
  const kept = (await store.call('getCard', '1'))?.parts[0]
  expect(kept?.receiptCount).toBe(30)
  expect(kept?.receipts.map(({ seq }) => seq)).toEqual([23, 24, 25, 26, 27, 28, 29, 30])
})

test('drops the oldest cards above the limit, with their ids, and never gives a number again', async () => {
  const dataDir = testFolder()
  const store = await openStore({ dataDir })
  await store.call('setLimits', { pdus: 1000, cards: 1000, mebibytes: 1000, days: 0 })
  for (let number = 1; number <= 3000; number++) {
    store.putCard(sent(number, { createdAt: Date.now() }))
    store.putSmscId({ canonicalId: 'ab', messageId: String(number), part: 1 })
  }
  await expect.poll(() => store.call('getCard', '1990')).toBeNull()
  expect(await store.call('getCard', '3000')).not.toBeNull()
  expect((await store.call('findSmscIds', ['ab'])).map(({ card }) => card.messageId)).toContain('3000')
  await store.call('clearCapture')
  await store.close()
  const again = await openStore({ dataDir })
  onTestFinished(() => again.close())
  expect(await again.load()).toMatchObject({ lastMessage: 3000 })
})

test('drops what is too old, and what is beyond the size', async () => {
  const store = await opened()
  const now = Date.now()
  store.putCard(sent(1, { createdAt: now - 3 * 86_400_000 }))
  store.putCard(sent(2, { createdAt: now }))
  await store.call('setLimits', { pdus: 1000, cards: 1000, mebibytes: 1000, days: 2 })
  await expect.poll(() => store.call('getCard', '1')).toBeNull()
  expect(await store.call('getCard', '2')).not.toBeNull()

  const long = 'x'.repeat(30_000)
  for (let number = 3; number < 203; number++) store.putCard({ ...received(number, [long]), createdAt: now })
  await store.call('setLimits', { pdus: 1000, cards: 1000, mebibytes: 2, days: 0 })
  await expect.poll(() => store.call('getCard', '3')).toBeNull()
})

test('finds the cards that the words are in, as a window would', async () => {
  const store = await opened()
  const word = fc.constantFrom(
    'hello',
    'Привет',
    'esme_rok',
    '0x00000045',
    'ab',
    'delivrd',
    'received',
    'gate',
    'zz',
  )
  const text = fc
    .array(fc.constantFrom('Hel', 'lo ', 'Привет', 'zz', ' ', 'x'), { maxLength: 4 })
    .map((all) => all.join(''))
  let number = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.boolean(),
          fc.array(text, { minLength: 1, maxLength: 3 }),
          fc.constantFrom(0, 0x45, null),
        ),
      ),
      fc.array(word, { minLength: 1, maxLength: 2 }),
      async (shapes, words) => {
        const first = number + 1
        const cards = shapes.map(([isSent, texts, commandStatus]) => {
          number++
          const card = isSent ? sent(number, { text: texts.join('') }) : received(number, texts)
          const parts = card.parts.map((part) => (isSent ? { ...part, commandStatus } : part))
          return { ...card, parts }
        })
        for (const card of cards) store.putCard(card)
        const asked = searchWords(words.join(' '))
        const { cards: found } = await store.call('pageCards', null, 1000, words.join(' '))
        const wanted = cards.filter((card) => cardMatches(card, asked)).map(({ messageId }) => messageId)
        const here = found.map(({ messageId }) => messageId).filter((messageId) => Number(messageId) >= first)
        expect(here).toEqual(wanted.reverse())
      },
    ),
    { numRuns: 60 },
  )
})

test('ends a page early when its texts are long, and goes on behind it', async () => {
  const store = await opened()
  for (let number = 1; number <= 30; number++) store.putCard(received(number, ['x'.repeat(60_000)]))
  const seen: number[] = []
  let before: string | null = null
  for (let isMore = true; isMore; ) {
    const { cards, more } = await store.call('pageCards', before, 100, '')
    expect(cards.length).toBeLessThan(11)
    seen.push(...cards.map(({ messageId }) => Number(messageId)))
    before = String(seen.at(-1))
    isMore = more
  }
  expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => 30 - index))
})
