import { nearestName } from '../filter/field-table.ts'

import { typedOctets, usualTlvForm } from '../message/typed-tlv.ts'
import { fromHex } from '../smpp/hex.ts'
import { layoutOfCommand } from '../smpp/pdu-layout.ts'
import { tlvTable } from '../smpp/tlv-table.ts'
import { readTag, tlvByTag } from '../smpp/tlv-value.ts'
import { hasVariables } from '../text/template-text.ts'
import type { Operation, OperationBody } from './operation-table.ts'
import type { PlanPath } from './plan-node.ts'
import { isOutside, type Tell } from './plan-tell.ts'
import { readCount } from './plan-values.ts'

/** Limits of what stands beside a text. */
const limits = {
  reference: [0, 65_535],
  part_octets: [20, 254],
  message_class: [0, 3],
} as const

/** What is wrong with the parameters of an operation. */
export function checkOperation(command: Operation, body: OperationBody, path: PlanPath, tell: Tell): void {
  const { names, rows } = layoutOfCommand(command)
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string' || hasVariables(value)) continue
    const at = [...path, name]
    const kind = rows[names.indexOf(name)]?.kind
    if (kind?.type === 'integer') {
      const octets = kind.octets
      if ((readCount(value) ?? 0) >= 256 ** octets)
        tell('bad-value', { value, expected: 'range', octets }, at)
    } else if (kind?.type === 'octet-string' && fromHex(value) === null)
      tell('bad-value', { value, expected: 'hex' }, at)
    const limit = Object.entries(limits).find(([key]) => key === name)?.[1]
    const count = readCount(value) ?? 0
    if (limit !== undefined && (count < limit[0] || count > limit[1]))
      tell('bad-value', { value, expected: `${limit[0]} … ${limit[1]}` }, at)
  }
  const texts = ['text', 'text_file', 'short_message'].filter((name) => body[name] !== undefined)
  if (texts[0] !== undefined && texts[1] !== undefined)
    tell('two-actions', { first: texts[0], second: texts[1] }, [...path, texts[1]], true)
  const { text_file: file, tlvs } = body
  if (typeof file === 'string' && isOutside(file))
    tell('outside-folder', { path: file }, [...path, 'text_file'])
  for (const [name, value] of Object.entries(tlvs ?? {}))
    checkTlv(name, String(value), [...path, 'tlvs', name], tell)
}

function checkTlv(name: string, value: string, path: PlanPath, tell: Tell): void {
  const tag = readTag(name)
  if (tag === null) {
    const names = tlvTable.map((row) => row.name)
    tell('bad-value', { value: name, expected: 'tag', near: nearestName(names, name) }, path, true)
    return
  }
  if (hasVariables(value)) return
  const { hex } = tlvOctets(name, value)
  if (hex === null) tell('bad-value', { value, expected: 'value', field: name }, path)
}

/** A TLV's value as the specification types its tag; a tag by number takes hex. */
export function tlvOctets(name: string, value: string): ReturnType<typeof typedOctets> {
  const row = tlvByTag(readTag(name) ?? 0)
  const form = /^\s*\d/.test(name) ? 'hex' : usualTlvForm(row)
  return typedOctets(form, value, row)
}
