/**
 * `node test/attacks/soak.ts [MINUTES]`: a day's work in ten minutes. 1,000 deliver_sm a second come in, half of them
 * receipts, 250 messages a second go out, a window follows. Prints a line each half minute: resident memory, PDUs stored,
 * octets in the data folder, how long a page of messages took. Exit code 1: the memory grew more than 60 MB after a third.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { intentOf } from '../support/running-engine.ts'
import { AttackedEngine, pause } from './attacked-engine.ts'
import { mixed } from './engine.ts'
import { FloodingPeer } from './flooding-peer.ts'

const minutes = Number(process.argv[2] ?? 10)
const steps = minutes * 2
const peer = await FloodingPeer.start()
const engine = await AttackedEngine.start()
const sessionId = await engine.bind(peer.port)
const memory: number[] = []
let refused = 0
console.log('minute · memory, MB · stored PDUs · folder, MB · page, ms · answered of sent')
for (let step = 1; step <= steps; step++) {
  const until = performance.now() + 30_000
  while (performance.now() < until) {
    peer.flood(50, mixed)
    for (let count = 0; count < 12; count++) {
      engine
        .call('message.send', { sessionId, intent: intentOf({ text: `n${count}` }) })
        .catch(() => refused++)
    }
    await pause(50)
  }
  const ms = await engine.took('message.page', { before: null, limit: 100, text: '' })
  const { rows } = await engine.call('capture.page', { before: null, limit: 1, text: '' })
  const octets = readdirSync(engine.dataDir).reduce(
    (sum, name) => sum + statSync(join(engine.dataDir, name)).size,
    0,
  )
  const rss = Math.round((engine.marks.at(-1)?.rss ?? 0) / 1e6)
  memory.push(rss)
  const figures = [step / 2, rss, rows[0]?.seq ?? 0, Math.round(octets / 1e6), Math.round(ms)]
  console.log(`${figures.join(' · ')} · ${peer.answered} of ${peer.sent}`)
}
const third = memory[Math.floor(memory.length / 3)] ?? 0
const growth = (memory.at(-1) ?? 0) - third
const ended = await engine.end()
console.log(
  `grew ${growth} MB after a third, ${refused} sends refused, ended in ${ended === null ? 'never' : Math.round(ended)} ms`,
)
await engine.remove()
peer.close()
process.exit(growth <= 60 && ended !== null ? 0 : 1)
