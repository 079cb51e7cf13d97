import { sentence } from '../../../shared/acceptance/sentence-table.ts'
import { buildSubmits } from '../../../shared/message/build-submits.ts'
import { sparseIntent, type WholeIntent, wholeIntent } from '../../../shared/message/whole-intent.ts'
import { matchIds } from '../../../shared/receipts/id-rules.ts'
import type { Receipt } from '../../../shared/receipts/parse-receipt.ts'
import { readReceiptPdu } from '../../../shared/receipts/read-receipt.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { inferAddress } from '../../../shared/text/infer-address.ts'
import { encodeLatin1 } from '../../../shared/text/single-octet.ts'
import type { BindSettings } from '../../session/bind-settings.ts'
import { bindEndWords } from './answer-words.ts'
import { type MeasureContext, MeasureFailure, pause } from './measure.ts'
import { type Answer, type Heard, Probe } from './probe.ts'

/** The binds that a check sends and receives over: one, or a transmitter and a receiver. */
export interface Line {
  readonly sender: Probe
  /** null: the connection receives nothing. */
  readonly receiver: Probe | null
}

/** What became of one message. */
export interface Submitted {
  readonly answers: readonly Answer[]
  /** message_id of each part that was accepted. */
  readonly ids: readonly string[]
  /** The first answer that is no acceptance; null when all parts were accepted. */
  readonly refusal: Answer | null
  readonly text: string
  /** Monotonic ms at which it left. */
  readonly at: number
}

const statusThrottled = statusValue('ESME_RTHROTTLED')
/** Providers count by the second. */
const throttledMs = 1100
const mostAttempts = 4
const statusOk = statusValue('ESME_ROK')

/** Binds as the connection does, runs `work` and unbinds. Rejects with MeasureFailure when it is not bound. */
export async function overLine<T>(
  context: MeasureContext,
  work: (line: Line) => Promise<T>,
  change: Partial<BindSettings> = {},
): Promise<T> {
  const { bindMode } = context.connection
  const isPair = bindMode === 'pair'
  const sends = new Probe(context, { ...change, bindMode: isPair ? 'transmitter' : bindMode })
  const receives = isPair ? new Probe(context, { ...change, bindMode: 'receiver' }) : sends
  const probes = new Set([sends, receives])
  try {
    for (const probe of probes) {
      const end = await probe.bind()
      if (end.kind !== 'bound') throw new MeasureFailure(bindEndWords(context, end))
    }
    return await work({ sender: sends, receiver: bindMode === 'transmitter' ? null : receives })
  } finally {
    await Promise.all([...probes].map((probe) => probe.close()))
  }
}

/** A message of the run, with `change` over what is usual; a text of its own unless it has one. */
export async function submit(
  { sender }: Pick<Line, 'sender'>,
  context: MeasureContext,
  change: Partial<WholeIntent> = {},
): Promise<Submitted> {
  const { numbers, clock } = context
  const text = change.text ?? uniqueText(context)
  const intent = sparseIntent(
    wholeIntent({
      source: { ...tonNpi(numbers.from), addr: numbers.from },
      destination: { ...tonNpi(numbers.to), addr: numbers.to },
      encoding: 'auto',
      method: 'udh8',
      reference: context.memory.texts % 256,
      tlvs: [...numbers.tlvs].map(([tag, value]) => ({
        tag,
        hex: toHex(encodeLatin1(value) ?? new Uint8Array(0)),
      })),
      ...change,
      text,
    }),
  )
  const at = clock.monotonic()
  const answers = await Promise.all(buildSubmits(intent).submits.map((pdu) => sender.ask(pdu)))
  const ids = answers.flatMap((answer) => messageIdOf(answer) ?? [])
  return { answers, ids, refusal: answers.find((answer) => !isAccepted(answer)) ?? null, text, at }
}

/** As `submit`; a message that is throttled is sent again a while later, so that a rate is taken for nothing else. */
export async function submitInTime(
  line: Pick<Line, 'sender'>,
  context: MeasureContext,
  change: Partial<WholeIntent> = {},
): Promise<Submitted> {
  for (let attempt = 1; ; attempt++) {
    const sent = await submit(line, context, change)
    if (attempt === mostAttempts || sent.refusal?.kind !== 'answered') return sent
    if (sent.refusal.status !== statusThrottled) return sent
    await pause(context, throttledMs)
  }
}

/** 'Test 12-k3j9': no two of a run, and hardly two of two runs, are the same. */
export function uniqueText({ memory, numbers, clock }: MeasureContext): string {
  memory.texts += 1
  const when = Math.floor(clock.now()).toString(36).slice(-5)
  return `${numbers.text} ${memory.texts}-${when}`
}

export function isAccepted(answer: Answer): boolean {
  return answer.kind === 'answered' && answer.status === statusOk && answer.command !== 'generic_nack'
}

export function messageIdOf(answer: Answer): string | null {
  if (answer.kind !== 'answered' || !isAccepted(answer)) return null
  const id = answer.pdu.fields['message_id']
  return typeof id === 'string' && id !== '' ? id : null
}

/** A receipt that was heard. */
export interface HeardReceipt extends Heard {
  readonly receipt: Receipt
}

/** The receipt in a PDU; null: it is none. */
export function receiptIn(heard: Heard): HeardReceipt | null {
  const receipt = readReceiptPdu(heard.pdu, { anyMessage: true })
  return receipt?.isReceipt ? { ...heard, receipt } : null
}

/** All receipts so far whose id is one of these under any rule. */
export function receiptsFor(receiver: Probe, ids: readonly string[]): HeardReceipt[] {
  return receiver.heard.flatMap((heard) => {
    const found = receiptIn(heard)
    return found !== null && isFor(found.receipt, ids) ? [found] : []
  })
}

/** The receipt of a message, within the budget; null: none came. */
export async function waitForReceipt(
  receiver: Probe,
  ids: readonly string[],
  ms: number,
): Promise<HeardReceipt | null> {
  const heard = await receiver.wait((one) => {
    const found = receiptIn(one)
    return found !== null && isFor(found.receipt, ids)
  }, ms)
  return heard === null ? null : receiptIn(heard)
}

function isFor({ id }: Receipt, ids: readonly string[]): boolean {
  return id !== null && ids.some((one) => matchIds(one, id) !== null)
}

/** TON and NPI of an address by its form. */
export function tonNpi(addr: string): { readonly ton: number; readonly npi: number } {
  const { ton, npi } = inferAddress(addr)
  return { ton, npi }
}

/** The receiving bind, or the reason why there is none. */
export function receiverOf({ receiver }: Line): Probe {
  if (receiver === null) throw new MeasureFailure(sentence('sends-only'))
  return receiver
}

/** True for deliver_sm, and for data_sm of the peer's. */
export function isDelivery({ command }: DecodedPdu): boolean {
  return command === 'deliver_sm' || command === 'data_sm'
}
