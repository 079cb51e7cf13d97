import {
  type ComparedRow,
  type ComparedValue,
  type DiffRow,
  mostDiffCharacters,
  mostDiffFields,
} from '../../shared/contract/capture-diff.ts'
import { noTime } from '../../shared/contract/no-time.ts'
import type { ComparedField } from '../../shared/diff/compared-fields.ts'
import type { CaptureDiffResult } from '../../shared/diff/diff-captures.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import { rowOfOctets } from '../capture/capture-row.ts'

/** A difference as a window lists it: a few hundred octets, whatever the PDUs hold. */
export function diffRowOf(result: Exclude<CaptureDiffResult, { kind: 'same' }>): DiffRow {
  if (result.kind === 'changed') {
    const { a, b, fields } = result
    return {
      kind: 'changed',
      a: comparedRow(a),
      b: comparedRow(b),
      fields: fields.slice(0, mostDiffFields).map((field) => ({
        name: cut(field.name),
        a: shownValue(field.a, a.octets),
        b: shownValue(field.b, b.octets),
      })),
      differing: fields.length,
      isGivenUp: false,
    }
  }
  const { side, row, isGivenUp } = result
  const only = { fields: [], differing: 0, isGivenUp }
  return side === 'a'
    ? { kind: 'only-a', a: comparedRow(row), b: null, ...only }
    : { kind: 'only-b', a: null, b: comparedRow(row), ...only }
}

function comparedRow({ number, at, sender, own, octets, requestCommandId }: CapturedRow): ComparedRow {
  return {
    seq: number,
    at: at === null ? noTime : at / 1000,
    direction: own?.direction ?? (sender === 'smsc' ? 'received' : 'sent'),
    profileId: own?.profileId ?? '',
    ...rowOfOctets(octets),
    requestCommand: requestCommandId === null ? null : (layoutById(requestCommandId)?.command ?? null),
  }
}

function shownValue(field: ComparedField | null, octets: Uint8Array): ComparedValue | null {
  if (field === null) return null
  const { path, value, start, end } = field
  const shown = octets.subarray(start, Math.min(end, start + mostDiffCharacters / 2))
  return {
    path: cut(path),
    value: typeof value === 'string' ? cut(value) : value,
    hex: value === null ? `${toHex(shown)}${start + shown.length < end ? '…' : ''}` : '',
  }
}

function cut(text: string): string {
  return text.length > mostDiffCharacters ? `${text.slice(0, mostDiffCharacters)}…` : text
}
