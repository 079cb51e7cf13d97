import { Fault } from '../faults/fault.ts'
import { type BuiltMessage, buildSubmits } from '../message/build-submits.ts'
import { checkMessage } from '../message/check-message.ts'
import { withTexts } from '../message/intent-texts.ts'
import type { MessageWarning } from '../message/message-warning-table.ts'
import type { Address, SendIntent } from '../message/send-intent.ts'
import { typedOctets } from '../message/typed-tlv.ts'
import { encodePdu } from '../smpp/encode.ts'
import { maxValueOctets } from '../smpp/pdu-layout.ts'
import type { TlvRow } from '../smpp/tlv-table.ts'
import { tlvByTag } from '../smpp/tlv-value.ts'
import type { VendorTlv } from '../smpp/vendor-tlv.ts'
import { digitsOf, inferAddress } from '../text/infer-address.ts'
import { fillVariables } from '../text/template-text.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { BulkPlan, RowProblem } from './bulk-plan.ts'
import { columnIndex } from './column-names.ts'

export interface SendableRow {
  readonly intent: SendIntent
  readonly built: BuiltMessage
  readonly problem: null
}

export type PlannedRow = SendableRow | { readonly built: null; readonly problem: RowProblem }

const maxDigits = maxValueOctets('submit_sm', 'destination_addr')
const nobody: Address = { ton: 0, npi: 0, addr: '' }

/**
 * One row as its submit_sm PDUs, or the first reason why it cannot be sent. The same row always gives the
 * same octets, so that a resumed run sends the parts that were planned.
 * @param row from 1; gives the concatenation reference.
 */
export function planRow(
  plan: BulkPlan,
  columns: readonly string[],
  row: number,
  cells: readonly string[],
): PlannedRow {
  const typed = (cells[plan.destinationColumn] ?? '').trim()
  if (typed === '') return failed('no-destination', '')
  const destination = numberOf(typed)
  if (destination === null) return failed('bad-destination', typed.slice(0, 40))

  const missing = new Set<string>()
  const fill = (template: string): string => {
    // An empty cell counts as a missing value: the text would be incomplete without it.
    const filled = fillVariables(template, (name) => cells[columnIndex(columns, name)] || undefined)
    for (const name of filled.missing) missing.add(name)
    return filled.text
  }
  const template = {
    ...plan.intent,
    source: { ...nobody, addr: plan.sender },
    destination: nobody,
    reference: 0,
  }
  const filled = withTexts(template, fill)
  const tlvTemplates = (plan.tlvs ?? []).map((tlv) => ({ ...tlv, value: fill(tlv.value) }))
  if (missing.size > 0) return failed('missing-variable', [...missing].join(', '))
  if (filled.text === '' && filled.wapPush?.kind !== 'sl') return failed('empty-text', '')

  const tlvs = [...filled.tlvs]
  for (const { tag, form, value } of tlvTemplates) {
    const known = tlvByTag(tag)
    const { hex } = typedOctets(form, value, known)
    if (hex === null) return failed('bad-tlv', `${tagName(tag, known)}: ${value.slice(0, 40)}`)
    tlvs.push({ tag, hex })
  }

  const sender = filled.source.addr.trim()
  const intent: SendIntent = {
    ...filled,
    tlvs,
    source: { ...(plan.senderType ?? typeOf(sender)), addr: sender },
    destination,
    reference: rowReference(plan.intent.method, row),
  }
  try {
    const built = buildSubmits(intent)
    if (built.submits.length > plan.maxParts) return failed('too-many-parts', String(built.submits.length))
    // Finds a field that cannot be encoded before anything is sent.
    for (const submit of built.submits) encodePdu(submit)
    return { intent, built, problem: null }
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    return problemOf(problem)
  }
}

/** The concatenation reference of a row. */
export function rowReference(method: SendIntent['method'], row: number): number {
  return method === 'udh8' ? row & 0xff : row & 0xffff
}

/** Warnings about a row that can be sent. */
export function rowWarnings(
  { intent, built }: SendableRow,
  vendorTlvs: readonly VendorTlv[],
  nowMs: number,
): MessageWarning[] {
  return checkMessage({ intent, ...built, fault: null, vendorTlvs, nowMs })
}

function tagName(tag: number, row: TlvRow | null): string {
  return row?.name ?? hexNumber(tag, 2)
}

function problemOf({ code, detail }: Fault): PlannedRow {
  if (code === 'message.not-encodable')
    return failed('not-encodable', String(detail['characters']).slice(0, 80))
  if (code === 'message.too-many-parts') return failed('too-many-parts', String(detail['parts']))
  return { built: null, problem: { kind: 'bad-field', detail: String(detail['field'] ?? ''), fault: detail } }
}

function failed(kind: RowProblem['kind'], detail: string): PlannedRow {
  return { built: null, problem: { kind, detail } }
}

/** null for text that is no number, such as 7.91612E+10: a spreadsheet may have lost its last digits. */
function numberOf(typed: string): Address | null {
  const { kind, ton, npi } = inferAddress(typed)
  const addr = digitsOf(typed)
  if (kind === 'alphanumeric' || addr === '' || addr.length > maxDigits) return null
  return { ton, npi, addr }
}

function typeOf(sender: string): { ton: number; npi: number } {
  const { ton, npi } = inferAddress(sender)
  return { ton, npi }
}
