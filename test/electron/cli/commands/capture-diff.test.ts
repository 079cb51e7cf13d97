import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodePdu } from '../../../../shared/smpp/encode.ts'
import { toHex } from '../../../../shared/smpp/hex.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runHere } from '../cli-in-process.ts'

const vector = (name: string) => join(import.meta.dirname, '../../../vectors/captures', name)
const fileIn = (name: string, content: string) => {
  const file = join(testFolder(), name)
  writeFileSync(file, content)
  return file
}
const submit = (sequence_number: number, destination_addr = '79160000001') =>
  toHex(encodePdu({ command: 'submit_sm', sequence_number, fields: { destination_addr } }))
const diff = (...args: string[]) => runHere(['capture', 'diff', ...args])

describe('capture diff', () => {
  test('ends with 0 when two captures hold the same, whatever the file', async () => {
    const { code, stdout, stderr } = await diff(vector('base.pcapng'), vector('ipv6.pcapng'))
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(
      'same 80, changed 0, only in A 0, only in B 0; paired by order; ignored: time, sequence_number, message_id\n',
    )
  })

  test('prints a line for each pair that differs, and ends with 1', async () => {
    const [a, b] = [fileIn('a.hex', submit(1)), fileIn('b.hex', submit(2, '79160000002'))]
    const { code, lines } = await diff(a, b, '--json')
    expect(code).toBe(1)
    const [changed, summary] = lines.map((line) => JSON.parse(line))
    expect(changed).toMatchObject({
      result: 'changed',
      a: { number: 1, command: 'submit_sm', sequence_number: 1 },
      b: { sequence_number: 2 },
      fields: [{ name: 'destination_addr', result: 'changed', ignored: false }],
    })
    expect(summary).toMatchObject({ result: 'summary', equal: false, changed: 1, pair: 'order' })
  })

  test('ignores what is told beside the usual fields, under any name of the filter', async () => {
    const [a, b] = [fileIn('a.hex', submit(1)), fileIn('b.hex', submit(2, '79160000002'))]
    for (const name of ['to', 'smpp.destination_addr'])
      expect((await diff(a, b, '--ignore', name)).code).toBe(0)
    const strict = await diff(a, b, '--ignore', 'none,to')
    expect(strict.stdout).toContain('≠ sequence_number: 1 → 2')
    const unknown = await diff(a, b, '--ignore', 'destination_adr')
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      'error: There is no field destination_adr. Fields are named as in the filter; a near one: destination_addr.\n',
    ])
  })

  test('compares two PDUs field by field, then their octets', async () => {
    const file = fileIn('both.hex', `${submit(1)}\n${submit(2, '79160000002')}`)
    const { code, stdout } = await diff(`${file}#1`, `${file}#2`)
    expect(code).toBe(1)
    expect(stdout).toContain('  ≠ sequence_number: 1 → 2\n')
    expect(stdout).toMatch(/octets\n {2}15: 01 ↔ 15: 02\n {2}\d+: 31 ↔ \d+: 32\n$/)
    expect((await diff(`${file}#1`, `${file}#1`)).code).toBe(0)
    expect((await diff(`${file}#1`, `${file}#9`)).code).toBe(2)
    expect((await diff(`${file}#1`, file)).code).toBe(2)
  })

  test('never shows a password', async () => {
    const bind = (letter: string) =>
      `00000021000000020000000000000001757365720073656372657${letter}000034000000`
    const file = fileIn('binds.hex', `${bind('4')}\n${bind('5')}`)
    const { stdout } = await diff(`${file}#1`, `${file}#2`, '--json')
    expect(stdout).not.toMatch(/secre|7365637265/)
  })
})
