import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { OpenedFiles } from '../../../electron/opened/opened-files.ts'
import { makeCatalogue } from '../../../shared/profiles/catalogue.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import {
  factsOf,
  framesOf,
  giveFile,
  rowsOf,
  sessionPcap,
  withoutFrame,
} from '../../support/opened-capture.ts'
import { writePcap } from '../../support/pcap-writer.ts'
import { runningEngine } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'

describe('a file that is not as it should be', () => {
  test('is told in words: foreign, empty, damaged, cut', async () => {
    const engine = await runningEngine()
    const png = fromHex('89504e470d0a1a0a0000000d49484452')!
    const foreign = await giveFile(engine, 'picture.png', png)
    expect(await factsOf(engine, foreign)).toMatchObject({ state: 'failed', fault: { code: 'cli.no-pdus' } })
    const empty = await giveFile(engine, 'empty.pcap', new Uint8Array(0))
    expect(await factsOf(engine, empty)).toMatchObject({ state: 'failed', fault: { code: 'cli.empty-file' } })
    const whole = sessionPcap(4)
    const cut = await giveFile(engine, 'cut.pcap', whole.subarray(0, whole.length - 5))
    expect(await factsOf(engine, cut)).toMatchObject({
      state: 'ready',
      pdus: 10,
      problems: [{ code: 'broken-truncated', count: 1 }],
    })
    const packed = gzipSync(whole)
    const torn = await giveFile(engine, 'torn.pcap.gz', packed.subarray(0, packed.length - 20))
    expect((await factsOf(engine, torn))?.problems.map(({ code }) => code)).toContain('broken-compressed')
    const bad = await giveFile(engine, 'bad.jsonl', Buffer.from('{"hex":"00"}\n'))
    expect(await factsOf(engine, bad)).toMatchObject({ state: 'failed', fault: { code: 'capture.bad-line' } })
  })

  test('has a lost segment as a gap and goes on behind it', async () => {
    const engine = await runningEngine()
    const lost = withoutFrame(sessionPcap(8), 7)
    const captureId = await giveFile(engine, 'lost.pcap', lost)
    expect(await factsOf(engine, captureId)).toMatchObject({ gaps: 1, pdus: 17 })
    const { events } = await engine.handlers['capture.events']({ captureId, from: 0, to: 100 })
    expect(events).toMatchObject([
      { kind: 'conversation-begin', afterSeq: 0, detail: { from: '10.0.0.1:40000', to: '10.0.0.2:2775' } },
      { kind: 'gap', detail: { code: 'gap-lost' } },
      { kind: 'conversation-end', afterSeq: 17, sessionName: 'prod', detail: { pdus: 17 } },
    ])
    // Octets that are no PDU: how many, where in the stream, and of the first those that are of no text.
    const keepAlives = fromHex('00000010000000150000000000000005'.repeat(4))!
    const octets = Buffer.concat([keepAlives, fromHex('deadbeef')!, keepAlives])
    const mixed = await giveFile(engine, 'mixed.pcap', writePcap([{ by: 'client', at: 1, octets }], 2775))
    expect(await factsOf(engine, mixed)).toMatchObject({ gaps: 1, pdus: 8 })
    const told = await engine.handlers['capture.events']({ captureId: mixed, from: 0, to: 100 })
    expect(told.events).toMatchObject([
      {},
      { kind: 'gap', afterSeq: 4, detail: { code: 'skipped', octets: 4, offset: 64, head: '·· ·· ·· ··' } },
      {},
    ])
  })

  test('names the streams in which there is no SMPP', async () => {
    const engine = await runningEngine()
    const captureId = await giveFile(engine, 'tls.pcap', withPayload(sessionPcap(2), '160301020001000000'))
    expect(await factsOf(engine, captureId)).toMatchObject({
      pdus: 0,
      foreign: [{ to: '10.0.0.2:2775', from: '10.0.0.1:40000', protocol: 'TLS', count: 1 }],
    })
  })

  test('is read as SMPP on a port where somebody said so', async () => {
    const engine = await runningEngine()
    // Commands of a provider's own, which nothing tells from chance.
    const own = withPayload(sessionPcap(2), '0000001000abcd010000000000000001')
    const unknown = await giveFile(engine, 'own.pcap', own)
    expect(await factsOf(engine, unknown)).toMatchObject({ pdus: 0 })
    const said = await giveFile(engine, 'own.pcap', own, 1 << 16, [2775])
    expect(await factsOf(engine, said)).toMatchObject({ smppPorts: [2775], foreign: [] })
    expect((await rowsOf(engine, said)).length).toBeGreaterThan(0)
  })

  test('takes no octets after its end, and none for a file that is not open', async () => {
    const engine = await runningEngine()
    const captureId = await giveFile(engine, 'a.pcap', sessionPcap(1))
    await expect(engine.handlers['capture.addOctets']({ captureId, base64: 'AAAA' })).rejects.toMatchObject({
      code: 'capture.file-ended',
    })
    for (const call of ['capture.endFile', 'capture.closeFile'] as const) {
      await expect(engine.handlers[call]({ captureId: 'none' })).rejects.toMatchObject({
        code: 'capture.not-open',
      })
    }
    await expect(
      engine.handlers['capture.addOctets']({ captureId: 'none', base64: 'AAAA' }),
    ).rejects.toMatchObject({ code: 'capture.not-open' })
  })

  test('a stream of a file that is not open is refused, so that nobody waits for it', async () => {
    const { sources } = await runningEngine()
    const captureId = 'none'
    const follow = [
      () => sources['capture.rows']({ captureId, afterSeq: 0, tail: 0, filter: '' }, () => {}),
      () => sources['capture.search']({ captureId, filter: 'status != 0', limit: 10 }, () => {}),
      () => sources['capture.newEvents']({ captureId, afterEvent: 0 }, () => {}),
      () => sources['capture.markChanges']({ captureId }, () => {}),
    ]
    for (const one of follow) expect(one).toThrow(expect.objectContaining({ code: 'capture.not-open' }))
  })

  test('many pieces at once are read in their order', async () => {
    const engine = await runningEngine()
    const whole = sessionPcap(40)
    const { captureId } = await engine.handlers['capture.beginFile']({ name: 'a', octets: whole.length })
    const pieces: Promise<unknown>[] = []
    for (let at = 0; at < whole.length; at += 333) {
      const base64 = Buffer.from(whole.subarray(at, at + 333)).toString('base64')
      pieces.push(engine.handlers['capture.addOctets']({ captureId, base64 }))
    }
    await Promise.all([...pieces, engine.handlers['capture.endFile']({ captureId })])
    expect(await rowsOf(engine, captureId)).toHaveLength(82)
  })

  test('closed while it is read lets go of everything', async () => {
    const engine = await runningEngine()
    const { captureId } = await engine.handlers['capture.beginFile']({ name: 'a', octets: null })
    const whole = Buffer.from(sessionPcap(200)).toString('base64')
    const pieces = Array.from({ length: 5 }, () =>
      engine.handlers['capture.addOctets']({ captureId, base64: whole }),
    )
    const asked = engine.handlers['capture.page']({ captureId, before: null, limit: 10, filter: 'x' }).catch(
      (problem: unknown) => problem,
    )
    await engine.handlers['capture.closeFile']({ captureId })
    expect(await Promise.all(pieces)).toHaveLength(5)
    expect(await asked).toMatchObject({ code: 'capture.not-open' })
    expect(readdirSync(join(engine.dataDir, 'opened'))).toEqual([])
  })

  test('never ended, it is taken for ended when nothing comes any more', async () => {
    const files = new OpenedFiles({
      dataDir: testFolder(),
      catalogue: () => makeCatalogue([]),
      patienceMs: 50,
    })
    onTestFinished(() => files.closeAll())
    const captureId = files.begin({ name: 'a.pcap', octets: 1_000_000 })
    await files.file(captureId).add(sessionPcap(4))
    const ended = await new Promise<object>((resolve) => {
      files.follow((item) => {
        if ('state' in item && item.state === 'ready') resolve(item)
      })
    })
    expect(ended).toMatchObject({ pdus: 10 })
    expect(JSON.stringify(ended)).toContain('"stopped"')
  })

  test('a ninth is refused until one is closed', async () => {
    const engine = await runningEngine()
    const ids: string[] = []
    const begin = async () =>
      (await engine.handlers['capture.beginFile']({ name: 'a', octets: null })).captureId
    for (let count = 0; count < 8; count += 1) ids.push(await begin())
    await expect(begin()).rejects.toMatchObject({ code: 'capture.too-many-files', detail: { most: 8 } })
    await engine.handlers['capture.closeFile']({ captureId: ids[3] ?? '' })
    expect(await begin()).not.toBe(ids[3])
  })

  test('beyond what one may bring the first PDUs are kept, and the rest is not wanted', async () => {
    const files = new OpenedFiles({
      dataDir: testFolder(),
      catalogue: () => makeCatalogue([]),
      limits: { pdus: 20, octets: 1 << 20 },
    })
    onTestFinished(() => files.closeAll())
    const captureId = files.begin({ name: 'a.pcap', octets: null })
    const file = files.file(captureId)
    const isWanted: boolean[] = []
    for (let count = 0; count < 3; count += 1) isWanted.push(await file.add(sessionPcap(40)))
    await file.end()
    expect(isWanted.at(-1)).toBe(false)
    expect(file.view).toMatchObject({
      pdus: 20,
      state: 'ready',
      problems: [{ code: 'limit-pdus', detail: { count: 20 } }],
    })
  })

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\captures\\day.pcap', 'day.pcap'],
    ['a\u0000\u001b[31m\u202eb.pcap', 'a\ufffd\ufffd[31m\ufffdb.pcap'],
    ['', 'capture'],
  ])('shows the name %j as %j', async (given, shown) => {
    const engine = await runningEngine()
    const { captureId } = await engine.handlers['capture.beginFile']({ name: given, octets: 0 })
    expect(await factsOf(engine, captureId)).toMatchObject({ name: shown })
    expect(readdirSync(join(engine.dataDir, 'opened')).every((name) => name.startsWith(captureId))).toBe(true)
  })

  test('cuts a name of 64 KiB', async () => {
    const engine = await runningEngine()
    const name = `${'\u0007x😀'.repeat(16_000)}.pcap`
    const { captureId } = await engine.handlers['capture.beginFile']({ name, octets: 0 })
    const shown = (await factsOf(engine, captureId))?.name ?? ''
    expect(shown.length).toBeLessThan(500)
    expect(shown).toMatch(/…/)
    expect(shown.endsWith('.pcap')).toBe(true)
    expect(shown.isWellFormed()).toBe(true)
  })
})

/** Every segment's data becomes this, as often as it fits, with zeros behind it. */
function withPayload(pcap: Uint8Array, hex: string): Uint8Array {
  const payload = fromHex(hex)!
  const copy = pcap.slice()
  const headers = 16 + 54
  let at = 24
  for (const frame of framesOf(pcap)) {
    const data = copy.subarray(at + headers, at + frame.length)
    const fits = Math.floor(data.length / payload.length)
    for (let index = 0; index < fits; index += 1) data.set(payload, index * payload.length)
    data.fill(0, fits * payload.length)
    at += frame.length
  }
  return copy
}
