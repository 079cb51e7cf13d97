import { badField } from './bad-field.ts'
import { integerProblem, writeLatin1, writeUint32 } from './encode-values.ts'
import type { OctetWriter } from './octet-writer.ts'
import type { FieldValue, ListItem } from './pdu.ts'
import { type FieldRun, fieldCString, fieldInteger4, type ListLayout } from './pdu-layout.ts'

/** Appends the items; each item's flag chooses its variant. Throws Fault pdu.bad-field. */
export function writeList(writer: OctetWriter, name: string, value: FieldValue, list: ListLayout): void {
  if (!Array.isArray(value)) throw badField(name, { problem: 'not-a-list' })
  const items: readonly ListItem[] = value
  for (const item of items) {
    const flag = list.flag === null ? 0 : Number(item[list.flag] ?? 1)
    const run = list.variants.get(flag)
    if (run === undefined)
      throw badField(list.flag ?? name, {
        problem: 'not-one-of',
        given: flag,
        expected: [...list.variants.keys()].join(', '),
      })
    writeItem(writer, run, list.flag === null ? item : { ...item, [list.flag]: flag })
  }
}

function writeItem(writer: OctetWriter, run: FieldRun, item: ListItem): void {
  for (let index = 0; index < run.names.length; index += 1) {
    const name = run.names[index] ?? ''
    const code = run.codes[index]
    if (code === fieldCString) {
      const text = item[name] ?? ''
      if (typeof text !== 'string') throw badField(name, { problem: 'not-a-text' })
      writer.reserve(text.length + 1)
      const problem = writeLatin1(writer.bytes, writer.length, text)
      if (problem !== null) throw badField(name, problem)
      writer.length += text.length + 1
      continue
    }
    const octets = code === fieldInteger4 ? 4 : 1
    const number = item[name] ?? 0
    const problem = integerProblem(number, octets)
    if (problem !== null || typeof number !== 'number') {
      throw badField(name, problem ?? { problem: 'not-a-number' })
    }
    writer.reserve(octets)
    if (octets === 4) writeUint32(writer.bytes, writer.length, number)
    else writer.bytes[writer.length] = number
    writer.length += octets
  }
}
