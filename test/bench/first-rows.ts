import { connectClient } from '../../shared/contract/client.ts'
import { portOverText } from '../../shared/contract/text-port.ts'
import { startHost } from '../support/running-host.ts'
import { webSocketLine } from '../support/web-socket-line.ts'
import { openSocket, signIn } from '../support/web-visitor.ts'

/** From the start of the built host on a data folder until a browser that signs in has the first rows, ms. */
export async function firstRowsMs(dataDir: string): Promise<number> {
  const started = performance.now()
  const { url, stop } = await startHost(dataDir)
  try {
    const port = Number(new URL(url).port)
    const cookie = await signIn(url)
    const socket = await openSocket(port, { cookie, origin: `http://127.0.0.1:${port}` })
    const client = connectClient(portOverText(webSocketLine(socket)))
    await client.call('capture.page', { before: null, limit: 500, filter: '' })
    const ms = performance.now() - started
    client.close()
    return ms
  } finally {
    await stop()
  }
}
