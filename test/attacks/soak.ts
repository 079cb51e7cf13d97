/**
 * `node test/attacks/soak.ts [MINUTES]`, on the build: a day's work in ten minutes. 1,000 deliver_sm a second come in, half
 * of them receipts, 240 messages a second go out, a window follows. Prints a line each half minute: resident memory, PDUs
 * stored, size of the data folder, how long a page of messages took. Exit code 1: the memory grew more than 60 MB after a
 * third.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { timed, withHost } from '../support/attacked-host.ts'
import { FloodingPeer, mixedPdu } from '../support/flooding-peer.ts'
import { draftTo, intentOf } from '../support/running-engine.ts'

const minutes = Number(process.argv[2] ?? 10)
const peer = await FloodingPeer.start()
const isFlat = await withHost(async (host) => {
  const client = await host.openClient()
  client.follow('message.cards', {}, () => undefined)
  const draft = draftTo(peer.port, { name: 'soak' })
  const { connectionId } = await client.call('connections.save', {
    connectionId: null,
    draft,
    password: 'pw',
  })
  const { sessionId } = await client.call('session.open', { connectionId })
  const memory: number[] = []
  let refused = 0
  console.log('minute · memory, MB · stored PDUs · folder, MB · page, ms · answered of sent')
  for (let step = 1; step <= minutes * 2; step++) {
    const until = performance.now() + 30_000
    while (performance.now() < until) {
      peer.flood(50, mixedPdu)
      for (let count = 0; count < 12; count++) {
        client
          .call('message.send', { sessionId, intent: intentOf({ text: `n${count}` }) })
          .catch(() => refused++)
      }
      await wait(50)
    }
    const ms = await timed(() => client.call('message.page', { before: null, limit: 100, filter: '' }))
    const { rows } = await client.call('capture.page', { before: null, limit: 1, filter: '' })
    const sizes = readdirSync(host.dataDir).map((name) => statSync(join(host.dataDir, name)).size)
    const folder = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1e6)
    memory.push(host.memoryMb())
    const figures = [step / 2, host.memoryMb(), rows[0]?.seq ?? 0, folder, ms]
    console.log(`${figures.join(' · ')} · ${peer.answered} of ${peer.sent}`)
  }
  const growth = (memory.at(-1) ?? 0) - (memory[Math.floor(memory.length / 3)] ?? 0)
  const ended = await host.end()
  console.log(`grew ${growth} MB after a third, ${refused} sends refused, ended in ${ended ?? 'never'} ms`)
  return growth <= 60 && ended !== null
})
peer.close()
process.exit(isFlat ? 0 : 1)
