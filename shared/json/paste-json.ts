import { inspectPdu } from '../inspect/inspect.ts'
import { explainItem, type ItemQuestion } from '../paste/explain-item.ts'
import { maskedText } from '../paste/mask-paste.ts'
import { pasteProblemText } from '../paste/paste-problem-table.ts'
import type { PasteSummary, PlaceInPaste } from '../paste/paste-summary.ts'
import type { PastedItem, PasteProblem, PasteReading } from '../paste/pasted-item.ts'
import { isoTime } from '../pcap/captured-row.ts'
import { inspectOptionsOf } from '../profiles/inspect-options.ts'
import { holdsPassword } from '../smpp/bind-commands.ts'
import { toHex } from '../smpp/hex.ts'
import { passwordRanges, withoutPasswords } from '../smpp/password-ranges.ts'
import { layoutById } from '../smpp/pdu-layout.ts'
import { statusByValue } from '../smpp/status-table.ts'
import { placeJson, sessionOptions } from './capture-json.ts'
import { type ExplainJson, explainJson } from './explain-json.ts'
import { pduToJson, tlvToJson } from './pdu-json.ts'
import { receiptJson } from './receipt-json.ts'

/** What `explain --paste` prints: a promise to scripts, fields are added and never renamed. */
export interface PasteJson {
  readonly recognised: readonly ({
    readonly kind: PastedItem['kind']
    readonly style: string
    readonly lines: readonly [first: number, last: number]
    readonly candidates: ExplainJson['candidates']
  } & Readonly<Record<string, unknown>>)[]
  readonly unread: readonly {
    readonly lines: readonly [first: number, last: number]
    readonly text: string
  }[]
  readonly problems: readonly (PasteProblem & { readonly message: string })[]
  /** Over all PDUs, those that are counted and not listed too. */
  readonly summary: SummaryJson
}

/** `number` as of the capture's PDUs, null for what is no PDU; `line` null in a capture file, `at` without a time. */
interface PlaceInPasteJson {
  readonly number: number | null
  readonly line: number | null
  readonly at: string | null
}

interface SummaryJson {
  readonly pdus: number
  readonly refused: number
  readonly refused_by: readonly {
    readonly status: number
    readonly name: string | null
    readonly count: number
    readonly first: PlaceInPasteJson
  }[]
  /** Null where no response at all was found. */
  readonly unanswered: number | null
  readonly unanswered_by: readonly {
    readonly command: string | null
    readonly command_id: number
    readonly count: number
    readonly first: PlaceInPasteJson
  }[]
  /** Connections ended without unbind, and the last PDU of the first; null for what is no capture file. */
  readonly broken_links: number | null
  readonly first_broken_link: PlaceInPasteJson | null
  readonly failed_receipts: number
  readonly failed_receipts_by: readonly {
    readonly stat: string | null
    readonly err: string | null
    readonly count: number
    readonly first: PlaceInPasteJson
  }[]
}

/** A reading with every item decoded and explained. Passwords are masked, also where nothing was recognised. */
export function pasteJson(reading: PasteReading, question: ItemQuestion): PasteJson {
  return {
    recognised: reading.items.map((item) => {
      const { kind, style, lines } = item
      const { candidates } = explainJson(explainItem(item, question))
      return { kind, style, lines, ...contentOf(item, question), candidates }
    }),
    unread: reading.unread.map(({ lines, text }) => ({ lines, text: maskedText(text) })),
    problems: reading.problems.map((problem) => ({
      ...problem,
      message: pasteProblemText(problem, question.language),
    })),
    summary: summaryJson(reading.summary),
  }
}

function summaryJson(summary: PasteSummary): SummaryJson {
  const { pdus, refused, unanswered, brokenLinks, failedReceipts } = summary
  return {
    pdus,
    refused: refused.count,
    refused_by: refused.kinds.map(({ status, count, first }) => ({
      status,
      name: statusByValue(status)?.name ?? null,
      count,
      first: placeInPasteJson(first),
    })),
    unanswered: unanswered?.count ?? null,
    unanswered_by: (unanswered?.kinds ?? []).map(({ commandId, count, first }) => ({
      command: layoutById(commandId)?.command ?? null,
      command_id: commandId,
      count,
      first: placeInPasteJson(first),
    })),
    broken_links: brokenLinks?.count ?? null,
    first_broken_link: brokenLinks?.first ? placeInPasteJson(brokenLinks.first) : null,
    failed_receipts: failedReceipts.count,
    failed_receipts_by: failedReceipts.kinds.map(({ stat, err, count, first }) => ({
      stat,
      err,
      count,
      first: placeInPasteJson(first),
    })),
  }
}

function placeInPasteJson({ number, line, at }: PlaceInPaste): PlaceInPasteJson {
  return { number, line, at: isoTime(at) }
}

function contentOf(item: PastedItem, { catalogue, profileId, language }: ItemQuestion): object {
  switch (item.kind) {
    case 'pdu': {
      const options = { ...inspectOptionsOf(catalogue, profileId), ...sessionOptions(item.captured) }
      const octets = withoutPasswords(item.octets, 'odd')
      const pdu = pduToJson(inspectPdu(octets, options), 0, language, options.vendorTlvs)
      return {
        ...(item.fromFields ? { fromFields: true, unsaid: item.unsaid } : {}),
        ...(item.missingOctets > 0 ? { missing_octets: item.missingOctets } : {}),
        ...(item.captured === undefined ? {} : placeJson(item.captured)),
        pdu: withoutPassword(pdu),
      }
    }
    case 'receipt':
      return { receipt: receiptJson(item.receipt) }
    case 'code':
      return {
        code: maskedText(item.code),
        field: item.field,
        ...(item.networkError === null ? {} : { network_error: item.networkError }),
      }
    case 'tlv':
      return {
        tlvs: item.tlvs.map((tlv) => tlvToJson(tlv, inspectOptionsOf(catalogue, profileId).vendorTlvs)),
      }
    case 'udh':
      return {
        hex: toHex(item.octets),
        udh: item.udh.elements.map(({ iei, name, data }) => ({ iei, name, hex: toHex(data) })),
      }
    case 'time':
      return { written: item.written, time: item.time }
    case 'text': {
      // Octets of no PDU may still be a bind under a wrong id.
      const octets = withoutPasswords(item.octets, 'odd')
      const isMasked = passwordRanges(item.octets, 'odd').length > 0
      const readings = isMasked ? [] : item.readings
      return {
        hex: toHex(octets),
        readings: readings.map(({ encoding, text, isClean }) => ({ encoding, text, clean: isClean })),
      }
    }
    case 'capture':
      return { format: item.format, packets: item.frames, pdus: item.pdus, listed: item.listed }
  }
}

/** What stands in the place of a password. */
const mask = '***'

/** The PDU with the password of a bind masked, and the octets that hold it left out. */
function withoutPassword(pdu: ReturnType<typeof pduToJson>): ReturnType<typeof pduToJson> {
  if (!Object.hasOwn(pdu.fields, 'password') && !(holdsPassword(pdu) && pdu.error)) return pdu
  const fields = Object.hasOwn(pdu.fields, 'password') ? { ...pdu.fields, password: mask } : pdu.fields
  return { ...pdu, fields, body: undefined }
}
