import { summarizePdu } from '../../shared/inspect/summarize.ts'
import { explainPduCodes } from '../../shared/paste/explain-item.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { readReceiptPdu } from '../../shared/receipts/read-receipt.ts'
import { isResponseId } from '../../shared/smpp/command-id.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { statusName } from '../../shared/smpp/status-table.ts'
import type { Language } from '../../shared/words/words.ts'
import type { BundlePdu } from './bundle-pdus.ts'
import { momentText } from './moment.ts'

/** Examples that a provider is given; one is what most ask for. */
const mostExamples = 3
/** Messages of which the worst are chosen. */
const mostConsidered = 1000
const messages: ReadonlySet<string> = new Set([
  'submit_sm',
  'submit_multi',
  'data_sm',
  'deliver_sm',
  'replace_sm',
  'query_sm',
  'cancel_sm',
  'broadcast_sm',
])

/** One request and what became of it, as a provider finds it in its own logs. */
export interface BundleExample {
  /** '2026-11-28 13:00:00.123456 +03:00'; null without a time. */
  readonly at: string | null
  readonly zone: string
  readonly command: string
  readonly sequence_number: number
  readonly source_addr: string | null
  readonly destination_addr: string | null
  /** What the SMSC called the message. */
  readonly message_ids: readonly string[]
  /** Name or number of command_status; null without an answer. */
  readonly command_status: string | null
  readonly latency_ms: number | null
  readonly receipts: readonly {
    readonly at: string | null
    readonly stat: string | null
    readonly err: string | null
  }[]
}

/** A code that was met, and what it means at this provider. */
export interface BundleCode {
  readonly code: string
  readonly field: string | null
  readonly times: number
  /** Of the likeliest reading; null where nobody says. */
  readonly title: string | null
  readonly meaning: string | null
  readonly said_by: string | null
}

/** Examples, those first that went wrong. */
export function examplesOf(pdus: readonly BundlePdu[], zone: string): readonly BundleExample[] {
  const answers = new Map<number, BundlePdu>()
  const receipts = new Map<string, BundlePdu[]>()
  for (const pdu of pdus) {
    if (pdu.row.request !== null) answers.set(pdu.row.request, pdu)
    const id = readReceiptPdu(decodePdu(pdu.row.octets))?.id ?? null
    if (id !== null) receipts.set(id, [...(receipts.get(id) ?? []), pdu])
  }
  const made = pdus
    .filter(({ row }) => isMessage(row.octets))
    .slice(-mostConsidered)
    .map((pdu) => exampleOf(pdu, answers.get(pdu.row.number) ?? null, receipts, zone))
  return made.toSorted((one, other) => trouble(other) - trouble(one)).slice(0, mostExamples)
}

/** A receipt belongs to its message and is no example of its own. */
function isMessage(octets: Uint8Array): boolean {
  const pdu = decodePdu(octets)
  return messages.has(pdu.command ?? '') && readReceiptPdu(pdu) === null
}

function trouble({ command_status, receipts }: BundleExample): number {
  if (command_status !== null && command_status !== 'ESME_ROK') return 3
  if (receipts.some(({ stat }) => stat !== null && !/^(DELIVRD|ACCEPTD|ENROUTE)$/i.test(stat))) return 2
  return command_status === null ? 1 : 0
}

function exampleOf(
  { row }: BundlePdu,
  answer: BundlePdu | null,
  receiptsById: ReadonlyMap<string, readonly BundlePdu[]>,
  zone: string,
): BundleExample {
  const pdu = decodePdu(row.octets)
  const answered = answer === null ? null : decodePdu(answer.row.octets)
  const { source, destination } = summarizePdu(pdu)
  const id = [answered, pdu].map((one) => one?.fields['message_id']).find((one) => typeof one === 'string')
  const ids = typeof id === 'string' && id !== '' ? [id] : []
  const receipts = ids.flatMap((one) => receiptsById.get(one) ?? [])
  return {
    at: row.at === null ? null : momentText(row.at, zone),
    zone,
    command: pdu.command ?? '',
    sequence_number: pdu.sequence_number,
    source_addr: source,
    destination_addr: destination,
    message_ids: ids,
    command_status: answered === null ? null : statusName(answered.command_status),
    latency_ms: answer?.row.latency == null ? null : answer.row.latency / 1000,
    receipts: receipts.map(({ row: { at, octets } }) => {
      const receipt = readReceiptPdu(decodePdu(octets))
      return {
        at: at === null ? null : momentText(at, zone),
        stat: receipt?.stat ?? null,
        err: receipt?.err ?? null,
      }
    }),
  }
}

/** Every code that is no success, the most frequent first, read as the profile of its session says. */
export function codesOf(pdus: readonly BundlePdu[], catalogue: Catalogue, language: Language): BundleCode[] {
  const codes = new Map<string, BundleCode>()
  for (const { row, profileId } of pdus) {
    if (row.octets.length < 16 || isPlain(row.octets)) continue
    for (const { code, field, pdu, candidates } of explainPduCodes(row.octets, {
      catalogue,
      profileId,
      language,
    })) {
      const key = `${field} ${code} ${pdu} ${profileId}`
      const [first] = candidates
      const known = codes.get(key)
      codes.set(key, {
        code,
        field,
        times: (known?.times ?? 0) + 1,
        title: first?.title ?? null,
        meaning: first?.meaning ?? null,
        said_by: first?.profileName ?? null,
      })
    }
  }
  return [...codes.values()].sort((one, other) => other.times - one.times).slice(0, mostCodes)
}

const mostCodes = 50

/** A request that is no message, or a response without an error: it has no code. */
function isPlain(octets: Uint8Array): boolean {
  const pdu = decodePdu(octets)
  const carriesReceipt =
    pdu.command === 'deliver_sm' || pdu.command === 'data_sm' || pdu.command === 'query_sm_resp'
  return (
    pdu.command_status === 0 &&
    (isResponseId(pdu.command_id) || !carriesReceipt) &&
    pdu.command !== 'query_sm_resp'
  )
}
