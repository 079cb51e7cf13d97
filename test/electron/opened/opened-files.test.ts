import { readdirSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { packetHex, sectionHex, segmentPacket } from '../../support/capture-frames.ts'
import { factsOf, framesOf, giveFile, password, rowsOf, sessionPcap } from '../../support/opened-capture.ts'
import { runningEngine } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const hexOfPassword = toHex(new TextEncoder().encode(password))

describe('a capture file opened beside the live capture', () => {
  test('has its PDUs, paired and timed, by itself', async () => {
    const engine = await runningEngine()
    const captureId = await giveFile(engine, 'day.pcap', sessionPcap(8))
    const rows = await rowsOf(engine, captureId)
    expect(rows.map(({ command }) => command)).toEqual([
      'bind_transceiver',
      'bind_transceiver_resp',
      ...Array.from({ length: 8 }, () => ['submit_sm', 'submit_sm_resp']).flat(),
    ])
    expect(rows[0]).toMatchObject({ seq: 1, direction: 'sent', sessionName: 'prod', at: 1_795_860_000_250 })
    expect(rows[9]).toMatchObject({
      direction: 'received',
      commandStatus: 0x58,
      requestSeq: 9,
      requestCommand: 'submit_sm',
      answer: null,
      context: { role: 'esme', state: 'BOUND_TRX', interfaceVersion: 0x34 },
    })
    expect(rows[9]?.latencyMs).toBeCloseTo(40, 3)
    expect(await factsOf(engine, captureId)).toMatchObject({
      name: 'day.pcap',
      kind: 'pcap',
      state: 'ready',
      packets: 24,
      pdus: 18,
      gaps: 0,
      conversations: 1,
      problems: [],
    })
    // The live capture has none of it.
    expect(await engine.handlers['capture.page']({ before: null, limit: 10, filter: '' })).toMatchObject({
      rows: [],
    })
  })

  test('answers for one PDU, its response and its statuses', async () => {
    const engine = await runningEngine()
    const captureId = await giveFile(engine, 'day.pcap', sessionPcap(8))
    const pdu = await engine.handlers['capture.pdu']({ captureId, seq: 9, secrets: false })
    expect(pdu).toMatchObject({ responseSeq: 10, row: { command: 'submit_sm', destination: '79161234567' } })
    expect(await engine.handlers['capture.statusCounts']({ captureId })).toContainEqual({
      commandStatus: 0x58,
      command: 'submit_sm_resp',
      count: 2,
    })
    expect(await engine.handlers['capture.statusCounts']({})).toEqual([])
    await expect(
      engine.handlers['capture.pdu']({ captureId, seq: 99, secrets: false }),
    ).rejects.toMatchObject({
      code: 'capture.not-found',
    })
  })

  test('is searched by a filter, and says the values of a field', async () => {
    const engine = await runningEngine()
    const captureId = await giveFile(engine, 'day.pcap', sessionPcap(8))
    const found: number[] = []
    const done = await new Promise<object>((resolve) => {
      const params = { captureId, filter: 'command_status != 0 and latency > 20ms', limit: 10 }
      const stop = engine.sources['capture.search'](params, (item) => {
        if (item.kind === 'rows') found.push(...item.rows.map(({ seq }) => seq))
        else if (item.kind === 'done') resolve(item)
      })
      onTestFinished(stop)
    })
    expect(found).toEqual([18, 10])
    expect(done).toMatchObject({ found: 2, total: 18, empty: null })
    expect(await rowsOf(engine, captureId, 'session == "prod" and sequence_number == 5')).toHaveLength(2)
    expect(await rowsOf(engine, captureId, 'tcp.dstport == 2775 and ip.dst == 10.0.0.2')).toHaveLength(9)
    expect(await rowsOf(engine, captureId, 'ip.addr == 10.0.0.9')).toEqual([])
    const values = await engine.handlers['capture.values']({ captureId, field: 'command_status', limit: 5 })
    expect(values.isWhole).toBe(true)
    expect(values.values).toContainEqual({ text: 'ESME_RTHROTTLED', count: 2 })
    await expect(rowsOf(engine, captureId, 'status ==')).rejects.toMatchObject({ code: 'capture.bad-filter' })
  })

  test('knows the ends of a session whose bind it has not', async () => {
    const engine = await runningEngine()
    const whole = sessionPcap(8)
    // The handshake, the bind and its answer, and their acknowledgements.
    const rest = Buffer.concat([whole.subarray(0, 24), ...[...framesOf(whole)].slice(7)])
    const captureId = await giveFile(engine, 'rest.pcap', rest)
    const rows = await rowsOf(engine, captureId, 'command == submit_sm and tcp.dstport == 2775')
    expect(rows[0]?.context).toMatchObject({ state: null, remote: '10.0.0.2:2775' })
  })

  test('masks the password of a bind, on the disk as well, and opens it when asked', async () => {
    const engine = await runningEngine()
    const captureId = await giveFile(engine, 'day.pcap', sessionPcap(1))
    const masked = await engine.handlers['capture.pdu']({ captureId, seq: 1, secrets: false })
    expect(masked.hex).not.toContain(hexOfPassword)
    const open = await engine.handlers['capture.pdu']({ captureId, seq: 1, secrets: true })
    expect(open.hex).toContain(hexOfPassword)
    expect(rowsSummaryOf(masked.hex)).toBe(rowsSummaryOf(open.hex))
  })

  test.each([1, 7, 100, 65_536])('reads the same whatever the pieces: %i octets', async (piece) => {
    const engine = await runningEngine()
    const captureId = await giveFile(engine, 'day.pcap', sessionPcap(4), piece)
    expect(await rowsOf(engine, captureId)).toHaveLength(10)
  })

  test('reads packed captures, JSON lines and hex', async () => {
    const engine = await runningEngine()
    const packed = await giveFile(engine, 'day.pcap.gz', gzipSync(sessionPcap(4)))
    expect(await rowsOf(engine, packed)).toHaveLength(10)
    const pdu = await engine.handlers['capture.pdu']({ captureId: packed, seq: 3, secrets: false })
    const lines = [
      { number: 30, at: '2026-11-28T10:00:00Z', session: 's', sender: 'esme', hex: pdu.hex },
      {
        number: 41,
        at: '2026-11-28T10:00:01Z',
        session: 's',
        sender: 'smsc',
        hex: '00000010800000040000000000000002',
        request: 30,
        marked: true,
      },
    ]
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    const json = await giveFile(engine, 'found.jsonl', Buffer.from(text))
    expect(await factsOf(engine, json)).toMatchObject({ state: 'ready', kind: 'json', pdus: 2 })
    expect(await rowsOf(engine, json)).toMatchObject([
      { seq: 1, direction: 'sent' },
      { seq: 2, requestSeq: 1, direction: 'received' },
    ])
    expect(await engine.handlers['capture.marks']({ captureId: json })).toEqual({
      marks: [{ seq: 2, bookmark: true, comment: '' }],
    })
    const hex = await giveFile(engine, 'log.txt', Buffer.from(`sent ${pdu.hex}\n`))
    expect(await rowsOf(engine, hex)).toMatchObject([{ command: 'submit_sm', at: -1, direction: 'sent' }])
    expect(await factsOf(engine, hex)).toMatchObject({ kind: 'text', firstAt: null, conversations: 0 })
  })

  test('keeps bookmarks and comments of its own, those of its frames among them', async () => {
    const engine = await runningEngine()
    const frame = segmentPacket({
      by: 'client',
      sequence: 1,
      data: fromHex('00000010000000150000000000000001')!,
    })
    // opt_comment, RFC draft-ietf-opsawg-pcapng §3.5: code 1, four octets, and the end of the options.
    const options = `00010004${toHex(Buffer.from('seen'))}00000000`
    const octets = fromHex(sectionHex() + packetHex(frame, { options }))!
    const captureId = await giveFile(engine, 'noted.pcapng', octets)
    await expect
      .poll(async () => (await engine.handlers['capture.marks']({ captureId })).marks)
      .toEqual([{ seq: 1, bookmark: false, comment: 'seen' }])
    await engine.handlers['capture.mark']({ captureId, seq: 1, bookmark: true, comment: 'mine' })
    expect(await engine.handlers['capture.marks']({ captureId })).toEqual({
      marks: [{ seq: 1, bookmark: true, comment: 'mine' }],
    })
    expect(await engine.handlers['capture.marks']({})).toEqual({ marks: [] })
  })

  test('follows the rows of a file while it comes', async () => {
    const engine = await runningEngine()
    const whole = sessionPcap(40)
    const { captureId } = await engine.handlers['capture.beginFile']({ name: 'a', octets: whole.length })
    const seqs: number[] = []
    const all = new Promise<void>((resolve) => {
      const stop = engine.sources['capture.rows'](
        { captureId, afterSeq: 0, tail: 1000, filter: '' },
        (row) => {
          if ('seq' in row) seqs.push(row.seq)
          if (seqs.length === 82) resolve()
        },
      )
      onTestFinished(stop)
    })
    for (let at = 0; at < whole.length; at += 1000) {
      const base64 = Buffer.from(whole.subarray(at, at + 1000)).toString('base64')
      await engine.handlers['capture.addOctets']({ captureId, base64 })
    }
    await engine.handlers['capture.endFile']({ captureId })
    await all
    expect(seqs).toEqual(Array.from({ length: 82 }, (_none, index) => index + 1))
  })

  test('is gone with its database when it is closed', async () => {
    const engine = await runningEngine()
    const captureId = await giveFile(engine, 'day.pcap', sessionPcap(4))
    expect(readdirSync(join(engine.dataDir, 'opened')).length).toBeGreaterThan(0)
    await engine.handlers['capture.closeFile']({ captureId })
    expect(readdirSync(join(engine.dataDir, 'opened'))).toEqual([])
    expect(await factsOf(engine, captureId)).toBeUndefined()
    await expect(rowsOf(engine, captureId)).rejects.toMatchObject({ code: 'capture.not-open' })
  })

  test('leaves nothing behind when the engine ends', async () => {
    const engine = await runningEngine()
    await giveFile(engine, 'day.pcap', sessionPcap(4))
    await engine.close()
    expect(readdirSync(join(engine.dataDir, 'opened'))).toEqual([])
  })

  test('what a crash left is removed at the next start, and nothing else', async () => {
    const dataDir = testFolder()
    await mkdir(join(dataDir, 'opened'))
    const id = '01234567-89ab-cdef-0123-456789abcdef'
    for (const name of [`${id}.db`, `${id}.db-wal`, 'mine.pcap'])
      writeFileSync(join(dataDir, 'opened', name), 'x')
    await runningEngine(dataDir)
    expect(readdirSync(join(dataDir, 'opened'))).toEqual(['mine.pcap'])
  })

  test('opens a file of the machine by its path', async () => {
    const engine = await runningEngine()
    const path = join(engine.dataDir, 'served.pcap')
    writeFileSync(path, sessionPcap(4))
    await engine.openFile(path)
    await engine.openFile(join(engine.dataDir, 'absent.pcap'))
    const files = await finished(engine, 2)
    expect(files).toMatchObject([
      { name: 'served.pcap', state: 'ready', pdus: 10 },
      { name: 'absent.pcap', state: 'failed', fault: { code: 'cli.cannot-read' } },
    ])
    expect(JSON.stringify(files)).not.toContain(engine.dataDir)
  })
})

/** The octets of a PDU but for those of the bind's password. */
function rowsSummaryOf(hex: string): string {
  return hex.replace(hexOfPassword, '2a'.repeat(password.length))
}

async function finished(engine: Awaited<ReturnType<typeof runningEngine>>, count: number): Promise<object[]> {
  const latest = new Map<string, object>()
  return new Promise((resolve) => {
    const stop = engine.sources['capture.files']({}, (item) => {
      if (!('captureId' in item)) return
      if (item.state !== 'reading') latest.set(item.captureId, item)
      if (latest.size === count)
        resolve([...latest.values()].sort((one) => ('state' in one && one.state === 'ready' ? -1 : 1)))
    })
    onTestFinished(stop)
  })
}
