import { Fault } from '../faults/fault.ts'
import { integerProblem, writeLatin1, writeUint32 } from './encode-values.ts'
import type { OctetWriter } from './octet-writer.ts'
import type { FieldValue, ListItem } from './pdu.ts'
import { type FieldRun, fieldCString, fieldInteger4, type ListLayout } from './pdu-layout.ts'

/** Appends the items; each item's flag chooses its variant. Throws Fault pdu.bad-field. */
export function writeList(writer: OctetWriter, name: string, value: FieldValue, list: ListLayout): void {
  if (!Array.isArray(value)) throw badItem(name, `${typeof value} ≠ []`)
  const items: readonly ListItem[] = value
  for (const item of items) {
    const flag = list.flag === null ? 0 : Number(item[list.flag] ?? 1)
    const run = list.variants.get(flag)
    if (run === undefined)
      throw badItem(list.flag ?? name, `${flag} ∉ {${[...list.variants.keys()].join(', ')}}`)
    writeItem(writer, run, list.flag === null ? item : { ...item, [list.flag]: flag })
  }
}

function writeItem(writer: OctetWriter, run: FieldRun, item: ListItem): void {
  for (let index = 0; index < run.names.length; index += 1) {
    const name = run.names[index] ?? ''
    const code = run.codes[index]
    if (code === fieldCString) {
      const text = item[name] ?? ''
      if (typeof text !== 'string') throw badItem(name, `${typeof text} ≠ text`)
      writer.reserve(text.length + 1)
      const problem = writeLatin1(writer.bytes, writer.length, text)
      if (problem !== null) throw badItem(name, problem)
      writer.length += text.length + 1
      continue
    }
    const octets = code === fieldInteger4 ? 4 : 1
    const number = item[name] ?? 0
    const problem = integerProblem(number, octets)
    if (problem !== null || typeof number !== 'number') throw badItem(name, problem ?? '')
    writer.reserve(octets)
    if (octets === 4) writeUint32(writer.bytes, writer.length, number)
    else writer.bytes[writer.length] = number
    writer.length += octets
  }
}

function badItem(field: string, problem: string): Fault<'pdu.bad-field'> {
  return new Fault('pdu.bad-field', { field, problem })
}
