import { createServer, type Pdu } from 'smpp'
import { onTestFinished } from 'vitest'
import { cutPdus, recordingProxy } from './recording-proxy.ts'

const submitSm = 4

/** npm smpp as SMSC behind a relay: what was submitted to it, in octets and as that decoder read it. */
export async function npmSmsc(): Promise<{ port: number; seen: Pdu[]; submits(): Buffer[] }> {
  const seen: Pdu[] = []
  const server = createServer((session) => {
    session.on('error', () => session.destroy())
    session.on('pdu', (pdu: Pdu) => {
      if (pdu.isResponse()) return
      if (pdu.command === 'submit_sm') seen.push(pdu)
      session.send(pdu.response(pdu.command === 'submit_sm' ? { message_id: `npm-${seen.length}` } : {}))
    })
  })
  onTestFinished(() => server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy = await recordingProxy(server.address().port)
  const isSubmit = (pdu: Buffer): boolean => pdu.readUInt32BE(4) === submitSm
  return { port: proxy.port, seen, submits: () => cutPdus(proxy.sent()).filter(isSubmit) }
}
