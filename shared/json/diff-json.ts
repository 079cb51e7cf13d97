import type { ComparedField } from '../diff/compared-fields.ts'
import type { CaptureDiffCounts, CaptureDiffResult } from '../diff/diff-captures.ts'
import type { FieldDiff, PduDiff } from '../diff/diff-pdus.ts'
import type { OctetRange } from '../diff/differing-octets.ts'
import type { CapturedRow } from '../pcap/captured-row.ts'
import { decodePdu } from '../smpp/decode.ts'
import { toHex } from '../smpp/hex.ts'
import { statusName } from '../smpp/status-table.ts'
import { type PlaceJson, placeJson } from './capture-json.ts'

/** Which PDU is compared. */
export interface DiffRowJson extends PlaceJson {
  readonly command: string | null
  readonly command_id: number
  readonly command_status: number
  readonly status: string
  readonly sequence_number: number
  readonly hex: string
}

interface SideJson {
  readonly value: string | number | null
  /** Octet of the PDU; null for what is no field of its own: a time, a field of a receipt. */
  readonly offset: number | null
  readonly hex: string | null
}

export interface FieldDiffJson {
  readonly name: string
  readonly result: FieldDiff['result']
  /** It does not count. */
  readonly ignored: boolean
  readonly a: SideJson | null
  readonly b: SideJson | null
}

interface RangeJson {
  readonly offset: number
  readonly hex: string
}

/** Two PDUs as `capture diff FILE#1 FILE#2 --json` prints them: a promise, fields are added and never renamed. */
export interface PduDiffJson {
  readonly result: 'same' | 'changed'
  readonly a: DiffRowJson
  readonly b: DiffRowJson
  readonly fields: readonly FieldDiffJson[]
  readonly octets: readonly { readonly a: RangeJson | null; readonly b: RangeJson | null }[]
}

/** A line of two captures: a pair that differs, or a PDU without its other half. */
export type CaptureDiffJson =
  | {
      readonly result: 'changed'
      readonly a: DiffRowJson
      readonly b: DiffRowJson
      readonly fields: readonly FieldDiffJson[]
    }
  | {
      readonly result: 'only-a' | 'only-b'
      readonly a: DiffRowJson | null
      readonly b: DiffRowJson | null
      readonly given_up: boolean
    }

/** The last line. */
export interface DiffSummaryJson {
  readonly result: 'summary'
  readonly equal: boolean
  readonly same: number
  readonly changed: number
  readonly only_a: number
  readonly only_b: number
  readonly given_up: number
  readonly pair: string
  readonly ignored: readonly string[]
}

export function pduDiffJson(
  { fields, octets, differing }: PduDiff,
  a: CapturedRow,
  b: CapturedRow,
): PduDiffJson {
  return {
    result: differing === 0 ? 'same' : 'changed',
    a: rowJson(a),
    b: rowJson(b),
    fields: fields.flatMap((field) =>
      field.result === 'same' ? [] : [fieldJson(field, a.octets, b.octets)],
    ),
    octets: octets.map((range) => ({ a: rangeJson(range.a, a.octets), b: rangeJson(range.b, b.octets) })),
  }
}

/** null for a pair that is the same. */
export function captureDiffJson(result: CaptureDiffResult): CaptureDiffJson | null {
  switch (result.kind) {
    case 'same':
      return null
    case 'changed': {
      const { a, b, fields } = result
      return {
        result: 'changed',
        a: rowJson(a),
        b: rowJson(b),
        fields: fields.map((field) => fieldJson(field, a.octets, b.octets)),
      }
    }
    case 'only': {
      const { side, isGivenUp } = result
      const row = rowJson(result.row)
      return side === 'a'
        ? { result: 'only-a', a: row, b: null, given_up: isGivenUp }
        : { result: 'only-b', a: null, b: row, given_up: isGivenUp }
    }
  }
}

export function diffSummaryJson(
  counts: CaptureDiffCounts,
  pair: string,
  ignored: readonly string[],
): DiffSummaryJson {
  const { same, changed, onlyA, onlyB, givenUp } = counts
  return {
    result: 'summary',
    equal: isEqual(counts),
    same,
    changed,
    only_a: onlyA,
    only_b: onlyB,
    given_up: givenUp,
    pair,
    ignored,
  }
}

export function isEqual({ changed, onlyA, onlyB }: CaptureDiffCounts): boolean {
  return changed + onlyA + onlyB === 0
}

function rowJson(row: CapturedRow): DiffRowJson {
  const { command, command_id, command_status, sequence_number } = decodePdu(row.octets)
  return {
    ...placeJson(row),
    command,
    command_id,
    command_status,
    status: statusName(command_status),
    sequence_number,
    hex: toHex(row.octets),
  }
}

function fieldJson(
  { name, result, isIgnored, a, b }: FieldDiff,
  octetsA: Uint8Array,
  octetsB: Uint8Array,
): FieldDiffJson {
  return { name, result, ignored: isIgnored, a: sideJson(a, octetsA), b: sideJson(b, octetsB) }
}

function sideJson(field: ComparedField | null, octets: Uint8Array): SideJson | null {
  if (field === null) return null
  const { value, start, end } = field
  return end === start
    ? { value, offset: null, hex: null }
    : { value, offset: start, hex: toHex(octets.subarray(start, end)) }
}

function rangeJson(range: OctetRange | null, octets: Uint8Array): RangeJson | null {
  return range === null ? null : { offset: range.start, hex: toHex(octets.subarray(range.start, range.end)) }
}
