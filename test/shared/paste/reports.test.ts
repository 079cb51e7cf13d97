import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { catalogue } from '../../support/catalogue.ts'
import { readVectors } from '../../support/read-vectors.ts'

interface Report {
  readonly id: string
  readonly kind: string
  /** A file of ./writings, or the text itself. */
  readonly writing?: string
  readonly text?: string
  readonly answer?: { readonly style?: string; readonly problem?: object; readonly missingOctets?: number }
}

const folder = join(import.meta.dirname, 'writings')
const plain = readFileSync(join(folder, '01-plain'), 'utf8').trim()
const reports = readVectors<Report>('reports').filter(
  ({ id, answer }) => /^P/.test(id) && answer !== undefined,
)

test.each(reports)('public report $id is answered: $kind', ({ writing, text = '', answer = {} }) => {
  const pasted = writing === undefined ? new TextEncoder().encode(text) : readFileSync(join(folder, writing))
  const { items, problems } = readPaste(pasted, { catalogue })
  const { style, problem, missingOctets = 0 } = answer
  const pdus = items.filter((item) => item.kind === 'pdu')
  expect(pdus.length).toBe(items.length)
  const whole = plain.slice(0, plain.length - 2 * missingOctets)
  // jsmpp prints what it sends and what it writes: the same PDU twice.
  expect(new Set(pdus.map(({ octets }) => toHex(octets)))).toEqual(new Set([whole]))
  expect(pdus[0]).toMatchObject({ style, missingOctets })
  if (problem !== undefined) expect(problems).toMatchObject([problem])
})
