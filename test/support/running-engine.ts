import { onTestFinished } from 'vitest'
import { createEngine, type RunningEngine } from '../../electron/engine.ts'
import { openKeyFile } from '../../electron/storage/secrets.ts'
import type { CaptureRow } from '../../shared/contract/capture.ts'
import type { ConnectionDraft } from '../../shared/contract/connections.ts'
import type { StreamItem, StreamName, StreamParams } from '../../shared/contract/contract.ts'
import { changedCard, type MessageCard } from '../../shared/contract/message.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { testFolder } from './temporary-folder.ts'

/** A whole engine on a folder of its own, closed when the test is over. */
export async function runningEngine(dataDir = testFolder()): Promise<RunningEngine & { dataDir: string }> {
  const engine = await createEngine({
    dataDir,
    secretBox: await openKeyFile(dataDir),
    host: 'web',
    version: '0.0.0',
  })
  let closing: Promise<void> | undefined
  const close = () => (closing ??= engine.close())
  onTestFinished(close)
  return { ...engine, close, dataDir }
}

/** The first item of a stream that `wanted` accepts. */
export function firstItem<N extends StreamName>(
  engine: RunningEngine,
  name: N,
  params: StreamParams<N>,
  wanted: (item: StreamItem<N>) => boolean,
): Promise<StreamItem<N>> {
  return new Promise((resolve) => {
    let stop = () => {}
    let isFound = false
    stop = engine.sources[name](params, (item) => {
      if (isFound || !wanted(item)) return
      isFound = true
      queueMicrotask(() => stop())
      resolve(item)
    })
    onTestFinished(() => stop())
  })
}

/** The first row of the live capture that `wanted` accepts. */
export async function firstRow(
  engine: RunningEngine,
  params: Omit<StreamParams<'capture.rows'>, 'filter'>,
  wanted: (row: CaptureRow) => boolean,
): Promise<CaptureRow> {
  const item = await firstItem(
    engine,
    'capture.rows',
    { ...params, filter: '' },
    (one) => !('passed' in one) && wanted(one),
  )
  if ('passed' in item) throw new Error('no row')
  return item
}

/** The first state of any card from now on that `wanted` accepts. */
export async function firstCard(
  engine: RunningEngine,
  wanted: (card: MessageCard) => boolean,
): Promise<MessageCard> {
  const cards = new Map<string, MessageCard>()
  let found: MessageCard | undefined
  await firstItem(engine, 'message.cards', {}, (change) => {
    const messageId = change.kind === 'card' ? change.card.messageId : change.messageId
    const before = change.kind === 'card' ? change.card : cards.get(messageId)
    if (before === undefined) throw new Error('a card changed that was never told of')
    const card = changedCard(before, change)
    cards.set(messageId, card)
    if (!wanted(card)) return false
    found = card
    return true
  })
  if (found === undefined) throw new Error('no card')
  return found
}

/** A connection to a port of this machine; `change` over what the Local simulator's looks like. */
export function draftTo(port: number, change: Partial<ConnectionDraft> = {}): ConnectionDraft {
  return {
    ...newConnection,
    ...{ name: 'Gateway', host: '127.0.0.1', port, systemId: 'demo' },
    ...{ connectTimeout: 5, bindTimeout: 5, responseTimeout: 5, enquireLinkInterval: 0 },
    reconnect: { enabled: false, initialDelay: 1, maxDelay: 1 },
    ...change,
  }
}

/** A short text from ALPHA to 79161234567 that asks for a receipt. */
export function intentOf(change: Partial<SendIntent> = {}): SendIntent {
  return {
    source: { ton: 5, npi: 0, addr: 'ALPHA' },
    destination: { ton: 1, npi: 1, addr: '79161234567' },
    text: 'Hello',
    encoding: 'auto',
    method: 'udh8',
    reference: 7,
    data_coding: null,
    service_type: '',
    protocol_id: 0,
    priority_flag: 0,
    schedule_delivery_time: '',
    validity_period: '',
    registered_delivery: 1,
    replace_if_present_flag: 0,
    sm_default_msg_id: 0,
    tlvs: [],
    ...change,
  }
}
