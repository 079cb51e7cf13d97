import { readUint32 } from './frame.ts'
import { latin1 } from './latin1.ts'
import type { BodyFaultKind, ListItem } from './pdu.ts'
import { type FieldRun, fieldCString, fieldInteger4, type ListLayout } from './pdu-layout.ts'

export interface ListReading {
  readonly items: readonly ListItem[]
  /** Where the octets of the items end. */
  readonly end: number
  /** The octet at which reading stopped; the same as `end` without a fault. */
  readonly at: number
  readonly fault: BodyFaultKind | null
  readonly field: string
}

/** Reads `count` items from `octets.at` on; on a fault the items before the faulty one are kept. `name` is the list's own. */
export function readList(
  octets: { readonly bytes: Uint8Array; readonly at: number; readonly end: number },
  count: number,
  list: ListLayout,
  name: string,
): ListReading {
  const { bytes, end } = octets
  const items: ListItem[] = []
  let { at } = octets
  for (let index = 0; index < count; index += 1) {
    if (at >= end) return { items, end: at, at, fault: 'truncated-body', field: name }
    const run = list.variants.get(list.flag === null ? 0 : (bytes[at] ?? 0))
    if (run === undefined) return { items, end: at, at, fault: 'bad-dest-flag', field: list.flag ?? name }
    const item: Record<string, number | string> = {}
    const next = readItem(bytes, at, end, run, item)
    if (next.fault !== null) return { items, end: at, at: next.at, fault: next.fault, field: next.field }
    items.push(item)
    at = next.at
  }
  return { items, end: at, at, fault: null, field: name }
}

function readItem(
  bytes: Uint8Array,
  start: number,
  end: number,
  run: FieldRun,
  item: Record<string, number | string>,
): { at: number; fault: BodyFaultKind | null; field: string } {
  let at = start
  for (let index = 0; index < run.names.length; index += 1) {
    const name = run.names[index] ?? ''
    const code = run.codes[index]
    const octets = code === fieldInteger4 ? 4 : 1
    if (end - at < octets) return { at, fault: 'truncated-body', field: name }
    if (code === fieldCString) {
      let nul = at
      while (nul < end && bytes[nul] !== 0) nul += 1
      if (nul === end) return { at, fault: 'missing-nul', field: name }
      item[name] = latin1(bytes, at, nul)
      at = nul + 1
    } else {
      item[name] = octets === 4 ? readUint32(bytes, at) : (bytes[at] ?? 0)
      at += octets
    }
  }
  return { at, fault: null, field: '' }
}
