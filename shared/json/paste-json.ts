import { inspectPdu } from '../inspect/inspect.ts'
import { explainItem, type ItemQuestion } from '../paste/explain-item.ts'
import { pasteProblemText } from '../paste/paste-problem-table.ts'
import type { PastedItem, PasteProblem, PasteReading } from '../paste/pasted-item.ts'
import { inspectOptionsOf } from '../profiles/inspect-options.ts'
import { holdsPassword } from '../smpp/bind-commands.ts'
import { toHex } from '../smpp/hex.ts'
import { passwordRanges, withoutPasswords } from '../smpp/password-ranges.ts'
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
}

/** A reading with every item decoded and explained. Passwords of binds are masked. */
export function pasteJson(reading: PasteReading, question: ItemQuestion): PasteJson {
  return {
    recognised: reading.items.map((item) => {
      const { kind, style, lines } = item
      const { candidates } = explainJson(explainItem(item, question))
      return { kind, style, lines, ...contentOf(item, question), candidates }
    }),
    unread: reading.unread,
    problems: reading.problems.map((problem) => ({
      ...problem,
      message: pasteProblemText(problem, question.language),
    })),
  }
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
        code: item.code,
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
