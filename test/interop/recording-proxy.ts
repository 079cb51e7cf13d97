import { createConnection, createServer, type Server } from 'node:net'
import { onTestFinished } from 'vitest'

/** A relay on a port of its own, of `host`, towards `port`, keeping every octet that clients send. */
export async function recordingProxy(
  port: number,
  host = '127.0.0.1',
): Promise<{ port: number; sent(): Buffer }> {
  const chunks: Buffer[] = []
  const server: Server = createServer((client) => {
    const target = createConnection(port, '127.0.0.1')
    client.on('data', (chunk) => chunks.push(chunk))
    client.pipe(target).pipe(client)
    client.on('error', () => target.destroy())
    target.on('error', () => client.destroy())
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    sent: () => Buffer.concat(chunks),
  }
}

/** The PDUs of a stream of octets, cut by command_length alone. */
export function cutPdus(octets: Buffer): Buffer[] {
  const pdus: Buffer[] = []
  for (let at = 0; at + 16 <= octets.length; ) {
    const length = octets.readUInt32BE(at)
    pdus.push(octets.subarray(at, at + length))
    at += length
  }
  return pdus
}
