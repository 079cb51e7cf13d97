import { describe, expect, test } from 'vitest'
import { runHere } from '../cli-in-process.ts'
import { jsonLines } from '../cli-process.ts'

describe('encode', () => {
  test('goes on after a PDU it cannot write', async () => {
    const input = jsonLines([
      { command: 'enquire_link', sequence_number: 1 },
      { command: 'submit_sm', sequence_number: 2, fields: { esm_class: 256 } },
      { command: 'nope', sequence_number: 3 },
      { command: 'unbind', sequence_number: 4 },
    ])
    const { code, lines, stderr } = await runHere(['encode', '-'], { input })
    expect(code).toBe(2)
    expect(lines).toEqual(['00000010000000150000000000000001', '00000010000000060000000000000004'])
    expect(stderr).toContain('line 2: The field esm_class cannot be sent')
    expect(stderr).toContain('line 3: The field command cannot be sent')
  })

  test('says which keys it passed over, and writes the rest', async () => {
    const { code, lines, stderr } = await runHere(['encode'], {
      input: jsonLines([{ command: 'unbind', sequence_number: 4, comment: 'bye' }]),
    })
    expect({ code, lines }).toEqual({ code: 0, lines: ['00000010000000060000000000000004'] })
    expect(stderr).toContain('line 1: These keys mean nothing here and were passed over: comment.')
  })

  test('takes back what decode makes of a long line', async () => {
    const hex = '00000010000000060000000000000004'.repeat(90_000)
    const { stdout } = await runHere(['decode', '--json'], { input: hex })
    const { code, lines } = await runHere(['encode'], { input: stdout })
    expect({ code, isSame: lines[0] === hex }).toEqual({ code: 0, isSame: true })
    expect(stdout.length).toBeGreaterThan(16 * 1024 * 1024)
  })

  test('fails for a line of decode that is not all there', async () => {
    const octets = '00000010000000060000000000000004'
    const { stdout } = await runHere(['decode', '--json'], { input: `${octets}0000` })
    const { code, lines, stderr } = await runHere(['encode'], { input: stdout })
    expect({ code, lines }).toEqual({ code: 1, lines: [octets] })
    expect(stderr).toContain('line 1: What stood from octet 16 on could not be read')
  })
})
