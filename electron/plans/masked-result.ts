import type { CheckResult, PlanResult } from '../../shared/plan/plan-result.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { fromHex, toHex } from '../../shared/smpp/hex.ts'
import { RowMask } from '../export/row-mask.ts'

/** Hides what is to be hidden besides secrets in what a run tells: numbers and texts in octets, numbers in words. */
export interface ResultMask {
  readonly words: (text: string) => string
  readonly check: (check: CheckResult) => CheckResult
  readonly result: (result: PlanResult) => PlanResult
}

const noRow = {
  number: 0,
  at: null,
  from: null,
  to: null,
  session: null,
  systemId: null,
  sender: null,
  state: null,
  interfaceVersion: null,
  frames: [],
  request: null,
  requestCommandId: null,
  latency: null,
  comments: [],
} as const

/** Measures whose values are texts of messages, or hold them. */
const textMeasures =
  /(?:^|\.)(?:message_text|text|short_message|message|message_payload|receipt\.text|hex)(?: |$)/

/** One number has one replacement in everything that one mask is asked to hide. */
export function maskResult(parts: readonly ('numbers' | 'texts')[]): ResultMask {
  const [numbers, texts] = [parts.includes('numbers'), parts.includes('texts')]
  if (!numbers && !texts)
    return { words: (text) => text, check: (check) => check, result: (result) => result }
  const mask = new RowMask({ numbers, texts })
  const words = (text: string) => mask.words(text)
  /** Hides the addresses in every text of a value: ids, codes and times are numbers too, and stay. */
  const without = <T>(value: T, addresses: readonly string[]): T => {
    const inner = (one: unknown): unknown => {
      if (typeof one === 'string')
        return addresses.reduce((text, address) => text.replaceAll(address, words(address)), one)
      if (Array.isArray(one)) return one.map(inner)
      if (typeof one !== 'object' || one === null) return one
      return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, inner(each)]))
    }
    // Texts stay texts, and everything else is as it was.
    return addresses.length === 0 ? value : (inner(value) as T)
  }
  const measured = (all: CheckResult['measured'], addresses: readonly string[]): CheckResult['measured'] =>
    all.map((one) =>
      texts && textMeasures.test(one.name)
        ? { ...one, measured: one.measured === null ? null : 'X', expected: one.expected === '' ? '' : 'X' }
        : without(one, addresses),
    )
  const octets = (hex: string | null): string | null => {
    const own = hex === null ? null : fromHex(hex)
    return own === null ? null : toHex(mask.mask({ ...noRow, octets: own }).octets)
  }
  const isTexts = (name: unknown) => texts && typeof name === 'string' && textMeasures.test(name)
  const reason = (one: CheckResult['reason'], addresses: readonly string[]): CheckResult['reason'] => {
    if (one === null) return null
    const { detail } = one
    return isTexts(detail['name'])
      ? { ...one, detail: { ...detail, expected: 'X', measured: 'X' } }
      : { ...one, detail: without(detail, addresses) }
  }
  const check = (one: CheckResult): CheckResult => {
    const addresses = numbers ? addressesIn(one) : []
    return {
      ...one,
      rowName: words(one.rowName),
      reason: reason(one.reason, addresses),
      measured: measured(one.measured, addresses),
      steps: one.steps.map((step) => ({
        ...step,
        reason: reason(step.reason, addresses),
        measured: measured(step.measured, addresses),
      })),
      earlier: one.earlier.map((each) => ({ ...each, reason: reason(each.reason, addresses) })),
      notes: one.notes.map((note) => ({ ...note, detail: without(note.detail, addresses) })),
      evidence: one.evidence.map((pdu) => ({ ...pdu, octets: octets(pdu.octets) })),
    }
  }
  return {
    words,
    check,
    result: (result) => ({
      ...result,
      // The check that it is of says it too.
      reason: reason(result.reason, numbers ? result.checks.flatMap(addressesIn) : []),
      rows: result.rows.map(({ row, name }) => ({ row, name: words(name) })),
      checks: result.checks.map(check),
      cleanUps: result.cleanUps.map(check),
    }),
  }
}

/** Numbers that its PDUs have as addresses; short ones are nobody's. */
function addressesIn({ evidence }: CheckResult): string[] {
  const found = evidence.flatMap(({ octets }) => {
    const { fields } = decodePdu(fromHex(octets ?? '') ?? new Uint8Array())
    return [fields['source_addr'], fields['destination_addr'], fields['esme_addr']]
  })
  const addresses = found.filter((value) => typeof value === 'string' && /\d{7}/.test(value))
  return [...new Set(addresses as string[])]
}
