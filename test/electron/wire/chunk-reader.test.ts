import { connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ChunkReader } from '../../../electron/wire/chunk-reader.ts'
import { listeningPort } from '../../../electron/wire/link.ts'

async function twoEnds(): Promise<{ reader: ChunkReader; ours: Socket; theirs: Socket }> {
  const reader = new ChunkReader()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve))
  const ours = connect({ host: '127.0.0.1', port: listeningPort(server.address()), onread: reader.onread })
  const theirs = await accepted
  onTestFinished(() => {
    ours.destroy()
    theirs.destroy()
    server.close()
  })
  return { reader, ours, theirs }
}

test('hands over every octet in order, and none of them changes afterwards', async () => {
  const { reader, theirs } = await twoEnds()
  const sent = Uint8Array.from({ length: 1_000_000 }, (_, index) => (index * 31) >>> 3)
  const kept: Uint8Array[] = []
  const whole = new Promise<void>((resolve) => {
    let octets = 0
    reader.listen((bytes, start, end) => {
      kept.push(bytes.subarray(start, end))
      octets += end - start
      if (octets === sent.length) resolve()
    })
  })
  for (let at = 0; at < sent.length; at += 7919) theirs.write(sent.subarray(at, at + 7919))
  await whole
  expect(Buffer.compare(Buffer.concat(kept), sent)).toBe(0)
})

test('keeps what came before anybody listened, ahead of what comes after', async () => {
  const { reader, ours, theirs } = await twoEnds()
  theirs.write('early ')
  await expect.poll(() => ours.bytesRead).toBe(6)
  const heard: string[] = []
  reader.listen((bytes, start, end) => heard.push(Buffer.from(bytes.subarray(start, end)).toString()))
  expect(heard).toEqual([])
  theirs.write('late')
  await expect.poll(() => heard.join('')).toBe('early late')
})
