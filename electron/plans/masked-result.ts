import type { Measured } from '../../shared/plan/expectation.ts'
import { mapTexts } from '../../shared/plan/map-texts.ts'
import type { PlanReason } from '../../shared/plan/plan-reason-table.ts'
import type { CheckResult, PlanResult } from '../../shared/plan/plan-result.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { fromHex, toHex } from '../../shared/smpp/hex.ts'
import { RowMask } from '../export/row-mask.ts'
import { nothingKnown } from '../source/nothing-known.ts'

/** Hides what is to be hidden besides secrets in what a run tells: numbers and texts in octets, numbers in words. */
export interface ResultMask {
  readonly words: (text: string) => string
  readonly check: (check: CheckResult) => CheckResult
  readonly result: (result: PlanResult) => PlanResult
}

/** Measures whose values are texts of messages, or hold them. */
const textMeasures =
  /(?:^|\.)(?:message_text|text|short_message|message|message_payload|receipt\.text|hex)(?: |$)/

/** Measures that are addresses. */
const addressMeasures = /(?:^|\.)(?:source_addr|destination_addr|esme_addr|from|to|src|dest)(?: |$)/

/** One number has one replacement in everything that one mask is asked to hide. */
export function maskResult(parts: readonly ('numbers' | 'texts')[]): ResultMask {
  const [numbers, texts] = [parts.includes('numbers'), parts.includes('texts')]
  if (numbers || texts) return new PartMask(numbers, texts)
  return { words: (text) => text, check: (check) => check, result: (result) => result }
}

class PartMask implements ResultMask {
  readonly #numbers: boolean
  readonly #texts: boolean
  readonly #rows: RowMask

  constructor(numbers: boolean, texts: boolean) {
    this.#numbers = numbers
    this.#texts = texts
    this.#rows = new RowMask({ numbers, texts })
  }

  readonly words = (text: string): string => this.#rows.words(text)

  readonly check = (check: CheckResult): CheckResult => {
    const addresses = this.#addressesIn(check)
    const measured = (all: readonly Measured[]) => all.map((one) => this.#measured(one, addresses))
    return {
      ...check,
      rowName: this.words(check.rowName),
      reason: this.#reason(check.reason, addresses),
      measured: measured(check.measured),
      steps: check.steps.map((step) => ({
        ...step,
        reason: this.#reason(step.reason, addresses),
        measured: measured(step.measured),
      })),
      earlier: check.earlier.map((one) => ({ ...one, reason: this.#reason(one.reason, addresses) })),
      notes: check.notes.map((note) => ({ ...note, detail: this.#without(note.detail, addresses) })),
      evidence: check.evidence.map((pdu) => ({ ...pdu, octets: this.#octets(pdu.octets) })),
    }
  }

  readonly result = (result: PlanResult): PlanResult => ({
    ...result,
    // The check that it is of says it too.
    reason: this.#reason(
      result.reason,
      result.checks.flatMap((check) => this.#addressesIn(check)),
    ),
    rows: result.rows.map(({ row, name }) => ({ row, name: this.words(name) })),
    checks: result.checks.map(this.check),
    cleanUps: result.cleanUps.map(this.check),
  })

  #addressesIn(check: CheckResult): readonly string[] {
    return this.#numbers ? addressesIn(check) : []
  }

  /** Hides the addresses in every text of a value: ids, codes and times are numbers too, and stay. */
  #without<T>(value: T, addresses: readonly string[]): T {
    const hide = (text: string) =>
      addresses.reduce((rest, address) => rest.replaceAll(address, this.words(address)), text)
    return addresses.length === 0 ? value : mapTexts(value, hide)
  }

  #measured(one: Measured, addresses: readonly string[]): Measured {
    if (this.#texts && textMeasures.test(one.name))
      return {
        ...one,
        measured: one.measured === null ? null : 'X',
        expected: one.expected === '' ? '' : 'X',
      }
    if (this.#numbers && addressMeasures.test(one.name))
      return {
        ...one,
        measured: one.measured === null ? null : this.words(one.measured),
        expected: this.words(one.expected),
      }
    return this.#without(one, addresses)
  }

  #reason(one: PlanReason | null, addresses: readonly string[]): PlanReason | null {
    if (one === null) return null
    const { detail } = one
    const name = String(detail['name'] ?? '')
    if (this.#texts && textMeasures.test(name))
      return { ...one, detail: { ...detail, expected: 'X', measured: 'X' } }
    if (this.#numbers && addressMeasures.test(name)) return { ...one, detail: mapTexts(detail, this.words) }
    return { ...one, detail: this.#without(detail, addresses) }
  }

  #octets(hex: string | null): string | null {
    const octets = hex === null ? null : fromHex(hex)
    return octets === null ? null : toHex(this.#rows.mask({ ...nothingKnown, number: 0, octets }).octets)
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
