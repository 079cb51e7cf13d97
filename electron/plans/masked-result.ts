import type { CheckResult, PlanResult } from '../../shared/plan/plan-result.ts'
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
  const inWords = <T>(value: T): T => {
    const inner = (one: unknown): unknown => {
      if (typeof one === 'string') return words(one)
      if (Array.isArray(one)) return one.map(inner)
      if (typeof one !== 'object' || one === null) return one
      return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, inner(each)]))
    }
    // Texts stay texts, and everything else is as it was.
    return inner(value) as T
  }
  const measured = (all: CheckResult['measured']): CheckResult['measured'] =>
    all.map((one) =>
      texts && textMeasures.test(one.name)
        ? { ...one, measured: one.measured === null ? null : 'X', expected: one.expected === '' ? '' : 'X' }
        : inWords(one),
    )
  const octets = (hex: string | null): string | null => {
    const own = hex === null ? null : fromHex(hex)
    return own === null ? null : toHex(mask.mask({ ...noRow, octets: own }).octets)
  }
  const isTexts = (name: unknown) => texts && typeof name === 'string' && textMeasures.test(name)
  const reason = (one: CheckResult['reason']): CheckResult['reason'] => {
    if (one === null) return null
    const { detail } = one
    return isTexts(detail['name'])
      ? { ...one, detail: { ...detail, expected: 'X', measured: 'X' } }
      : { ...one, detail: inWords(detail) }
  }
  const check = (one: CheckResult): CheckResult => ({
    ...one,
    rowName: words(one.rowName),
    reason: reason(one.reason),
    measured: measured(one.measured),
    steps: one.steps.map((step) => ({
      ...step,
      reason: reason(step.reason),
      measured: measured(step.measured),
    })),
    earlier: one.earlier.map((each) => ({ ...each, reason: reason(each.reason) })),
    notes: one.notes.map((note) => ({ ...note, detail: inWords(note.detail) })),
    evidence: one.evidence.map((pdu) => ({ ...pdu, octets: octets(pdu.octets) })),
  })
  return {
    words,
    check,
    result: (result) => ({
      ...result,
      reason: reason(result.reason),
      rows: result.rows.map(({ row, name }) => ({ row, name: words(name) })),
      checks: result.checks.map(check),
      cleanUps: result.cleanUps.map(check),
    }),
  }
}
