import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodePath, root } from '../../../../electron/setup.mjs'
import type { StreamJson } from '../../../../shared/json/pdu-json.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'

const enquireLink = '00000010000000150000000000000001'

describe('input', () => {
  test('may hold blanks, colons, 0x, a byte order mark, other line ends and empty lines', async () => {
    const spaced = enquireLink.replace(/..(?=.)/g, '$&:')
    const marked = enquireLink
      .replace(/..(?=.)/g, '0x$& ')
      .toUpperCase()
      .replaceAll('0X', '0x')
    const input = `\uFEFF${enquireLink}\r\n\r\n  \n${spaced}\n${marked}\nzz\n${enquireLink}`
    const streams = await jsonHere<StreamJson>(['decode'], { input })
    expect(streams.map(({ line, ok }) => [line, ok])).toEqual([
      [1, true],
      [4, true],
      [5, true],
      [6, false],
      [7, true],
    ])
    expect(streams[3]).toEqual({
      line: 6,
      ok: false,
      error: { kind: 'not-hex', offset: 0, message: expect.stringContaining('character 1 is z') },
      pdus: [],
    })
  })

  test('may be a file', async () => {
    const file = join(testFolder(), 'dump.hex')
    writeFileSync(file, `${enquireLink}\n`)
    expect(await runHere(['decode', '--json', file])).toMatchObject({ code: 0, stderr: '' })
  })

  test('is answered line by line, while more is to come', async () => {
    const cli = startCli(['decode', '--json'])
    cli.child.stdin?.write(`${enquireLink}\n`)
    await cli.line(/"line":1,/)
    cli.child.stdin?.end(enquireLink)
    expect((await cli.ended).lines).toHaveLength(2)
  })

  test.each([
    ['no such file', '/nowhere/dump.hex', 'no such file or directory'],
    ['a folder', '.', 'illegal operation on a directory'],
  ])('that is %s is bad input', async (_, file, reason) => {
    const { code, stdout, stderr } = await runHere(['decode', '--json', file])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`error: ${file} cannot be read`)
    expect(stderr).toContain(reason)
  })

  test('in UTF-16 is said to be that', async () => {
    const { code, stderr } = await runHere(['decode'], {
      input: Buffer.from(`\uFEFF${enquireLink}`, 'utf16le'),
    })
    expect(code).toBe(2)
    expect(stderr).toContain('UTF-16')
  })

  test('with a line that cannot be held keeps what came before', async () => {
    const input = `${enquireLink}\n${'0'.repeat(17 * 1024 * 1024)}`
    const { code, lines, stderr } = await runHere(['decode', '--json'], { input })
    expect(code).toBe(2)
    expect(lines).toHaveLength(1)
    expect(stderr).toContain('Line 2 is longer than 16 MiB')
  })

  test('is no longer read when nobody reads the output', async () => {
    const cli = startCli(['decode', '--json'])
    cli.child.stdout?.destroy()
    cli.child.stdin?.end(`${enquireLink}\n`.repeat(20_000))
    expect(await cli.ended).toMatchObject({ code: 0, stderr: '' })
  })
})

test.skipIf(!existsSync('/dev/full'))('output that finds no room ends in a sentence', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(nodePath(), [join(root, 'electron/cli/main.ts'), 'decode', '--json'], {
    input: enquireLink,
    stdio: ['pipe', full, 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
    encoding: 'utf8',
  })
  closeSync(full)
  expect(status).toBe(1)
  expect(stderr).toBe(
    'error: The output cannot be written: no space left on device. Make room and run it again; the last line written may be cut.\n',
  )
})
