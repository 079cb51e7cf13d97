import type { InspectOptions } from '../inspect/inspection.ts'
import { type CapturedRow, isoTime } from '../pcap/captured-row.ts'
import { counts, diffPdus, type FieldDiff } from './diff-pdus.ts'
import { IgnoredFields } from './ignored-fields.ts'
import { type KeyedRow, type Pairing, PairKeys } from './pair-keys.ts'
import { type Side, WaitingRows } from './waiting-rows.ts'

/** What became of a PDU of either capture. Octets are valid during the call. */
export type CaptureDiffResult =
  | { readonly kind: 'same'; readonly a: CapturedRow; readonly b: CapturedRow }
  | {
      readonly kind: 'changed'
      readonly a: CapturedRow
      readonly b: CapturedRow
      /** Those that differ and count. */
      readonly fields: readonly FieldDiff[]
    }
  | {
      readonly kind: 'only'
      readonly side: Side
      readonly row: CapturedRow
      /** It was given up when too many waited: its other half may come later. */
      readonly isGivenUp: boolean
    }

export interface CaptureDiffCounts {
  readonly same: number
  readonly changed: number
  readonly onlyA: number
  readonly onlyB: number
  /** Of the PDUs found in one capture alone: those that were given up while they waited. */
  readonly givenUp: number
}

export interface CaptureDiffOptions {
  readonly pairing: Pairing
  readonly ignored: readonly string[]
  readonly inspect: InspectOptions
  readonly onResult: (result: CaptureDiffResult) => void
}

/**
 * Two captures PDU by PDU, each given in its own order. PDUs without their other half wait, up to the limits of
 * `WaitingRows`; the memory is that of those that wait, whatever the captures hold. Read both evenly: what runs ahead
 * has to wait.
 */
export class CaptureDiff {
  readonly #options: CaptureDiffOptions
  readonly #ignored: IgnoredFields
  readonly #keys: Readonly<Record<Side, PairKeys>>
  readonly #waiting: WaitingRows
  readonly #counts = { same: 0, changed: 0, onlyA: 0, onlyB: 0, givenUp: 0 }

  constructor(options: CaptureDiffOptions) {
    this.#options = options
    this.#ignored = new IgnoredFields(options.ignored)
    this.#keys = { a: new PairKeys(options.pairing), b: new PairKeys(options.pairing) }
    this.#waiting = new WaitingRows((side, row) => this.#tellOnly(side, row, true))
  }

  get counts(): CaptureDiffCounts {
    return { ...this.#counts }
  }

  /** The next PDU of a capture; its octets are valid until the call returns. */
  add(side: Side, row: CapturedRow): void {
    for (const keyed of this.#keys[side].add(row)) this.#pair(side, keyed)
  }

  /** Both captures are at their end. */
  end(): void {
    for (const _step of this.endInSteps());
  }

  /** The same, a PDU a step: tens of thousands may have waited. */
  *endInSteps(): Generator<void> {
    for (const side of ['a', 'b'] as const) {
      for (const keyed of this.#keys[side].end()) {
        this.#pair(side, keyed)
        yield
      }
    }
    for (const { side, row } of this.#waiting.takeAll()) {
      this.#tellOnly(side, row, false)
      yield
    }
  }

  #pair(side: Side, { key, row }: KeyedRow): void {
    const other = this.#waiting.take(side === 'a' ? 'b' : 'a', key)
    if (other === null) this.#waiting.add(side, key, row)
    else if (side === 'a') this.#compare(row, other)
    else this.#compare(other, row)
  }

  #compare(a: CapturedRow, b: CapturedRow): void {
    const { onResult, inspect } = this.#options
    const fields = [...this.#timeOf(a, b), ...this.#fieldsOf(a, b, inspect)]
    if (fields.length === 0) {
      this.#counts.same += 1
      onResult({ kind: 'same', a, b })
    } else {
      this.#counts.changed += 1
      onResult({ kind: 'changed', a, b, fields })
    }
  }

  #fieldsOf(a: CapturedRow, b: CapturedRow, inspect: InspectOptions): readonly FieldDiff[] {
    if (this.#isPlainlySame(a.octets, b.octets)) return []
    const pduA = { octets: a.octets, options: inspect }
    const pduB = { octets: b.octets, options: inspect }
    return diffPdus(pduA, pduB, this.#ignored).fields.filter(counts)
  }

  /** Most pairs of two runs of a test: nothing differs, or the sequence_number alone. */
  #isPlainlySame(a: Uint8Array, b: Uint8Array): boolean {
    if (a.length !== b.length) return false
    const isNumberIgnored = this.#ignored.has('sequence_number')
    for (let at = 0; at < a.length; at += 1) {
      if (a[at] !== b[at] && !(isNumberIgnored && at >= 12 && at < 16)) return false
    }
    return true
  }

  #timeOf({ at: a }: CapturedRow, { at: b }: CapturedRow): FieldDiff[] {
    if (a === b || this.#ignored.has('time')) return []
    const field = (at: number | null) => ({
      name: 'time',
      path: 'time',
      value: isoTime(at),
      start: 0,
      end: 0,
    })
    return [{ name: 'time', result: 'changed', isIgnored: false, a: field(a), b: field(b) }]
  }

  #tellOnly(side: Side, row: CapturedRow, isGivenUp: boolean): void {
    if (side === 'a') this.#counts.onlyA += 1
    else this.#counts.onlyB += 1
    if (isGivenUp) this.#counts.givenUp += 1
    this.#options.onResult({ kind: 'only', side, row, isGivenUp })
  }
}
