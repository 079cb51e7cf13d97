import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { CaptureRecord } from '../../../../electron/capture/capture-record.ts'
import { openStore } from '../../../../electron/storage/store.ts'
import { encodePdu } from '../../../../shared/smpp/encode.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runHere } from '../cli-in-process.ts'

const label = { sessionId: 's', sessionName: 'Gateway', profileId: 'smpp-3.4', context: null }
const common = {
  ...{ label, isLate: false, repeatOf: null, messageId: null, sealedPassword: null },
}

/** A request and its refusal. */
function exchange(seq: number): CaptureRecord[] {
  const sequence_number = seq
  const asked = { ...common, seq, at: 1_790_000_000_000 + seq, direction: 'sent', latencyMs: null } as const
  const request = encodePdu({
    command: 'submit_sm',
    sequence_number,
    fields: { destination_addr: `79${seq}` },
  })
  const response = encodePdu({ command: 'submit_sm_resp', sequence_number, command_status: 0x58 })
  return [
    { ...asked, requestSeq: null, requestCommandId: null, octets: new Uint8Array(request) },
    {
      ...{
        ...asked,
        seq: seq + 1,
        direction: 'received',
        latencyMs: 2.5,
        requestSeq: seq,
        requestCommandId: 4,
      },
      octets: new Uint8Array(response),
    },
  ]
}

test('reads what the workbench has captured, while it runs and afterwards', async () => {
  const dataDir = testFolder()
  const store = await openStore({ dataDir })
  let isOpen = true
  onTestFinished(() => (isOpen ? store.close() : undefined))
  for (let seq = 1; seq <= 3000; seq += 2) for (const record of exchange(seq)) store.appendPdu(record)
  await store.call('putMark', { seq: 2, bookmark: true, comment: 'why?' })
  await store.call('putMark', { seq: 4, bookmark: true, comment: '' })
  await store.call('putMark', { seq: 5, bookmark: false, comment: 'later' })
  const query = ['capture', 'query', '--data', dataDir, 'status == ESME_RTHROTTLED and session == "Gateway"']
  const during = await runHere([...query, '--count', '--json'])
  expect(during).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(during.stdout)).toEqual({ count: 1500 })
  const [first] = (await runHere([...query, '--json', '--limit', '1'])).stdout.trim().split('\n')
  expect(JSON.parse(first ?? '')).toMatchObject({
    ...{ number: 2, at: '2026-09-21T14:13:20.001000Z', direction: 'received', session: 'Gateway' },
    ...{ request: 1, latency_ms: 2.5, comments: ['why?'], marked: true },
  })
  const found = async (filter: string) => {
    const { lines } = await runHere(['capture', 'query', '--data', dataDir, filter, '--json'])
    return lines.map((line) => JSON.parse(line).number)
  }
  expect(await found('marked')).toEqual([2, 4])
  expect(await found('marked and not comment')).toEqual([4])
  expect(await found('comment contains "why" or comment == later')).toEqual([2, 5])
  const lines = join(testFolder(), 'marked.jsonl')
  await runHere(['capture', 'convert', '--data', dataDir, lines, '--filter', 'marked'])
  expect((await runHere(['capture', 'query', lines, 'marked', '--count'])).stdout).toBe('2\n')
  expect((await runHere(['capture', 'query', lines])).stdout).toMatch(/ ★ {2}why\?\n.* ★\n$/)
  // It goes on writing, and the next look finds it.
  for (const record of exchange(3001)) store.appendPdu(record)
  await store.close()
  isOpen = false
  const after = await runHere([
    'capture',
    'query',
    '--data',
    dataDir,
    'number > 3000 and not answered',
    '--count',
  ])
  expect(after.stdout).toBe('0\n')
  const out = join(testFolder(), 'out.pcapng')
  expect(await runHere(['capture', 'convert', '--data', dataDir, out])).toMatchObject({ code: 0 })
  expect(existsSync(out)).toBe(true)
})

test('says what is wrong with the folder, and what is missing', async () => {
  const empty = await runHere(['capture', 'query', '--data', testFolder()])
  expect(empty).toMatchObject({ code: 2, stdout: '' })
  expect(empty.stderr).toContain('No workbench keeps its traffic')
  expect((await runHere(['capture', 'query'])).stderr).toContain("missing required argument 'file'")
})
