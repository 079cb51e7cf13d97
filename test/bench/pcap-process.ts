import { reusedChunks } from '../../electron/source/file-chunks.ts'
import { CaptureReader } from '../../shared/pcap/capture-reader.ts'
import { SessionReader } from '../../shared/pcap/session-reader.ts'

/** Reads the capture that is named, with sessions and requests joined, and prints how it went. */
const [file = ''] = process.argv.slice(2)
let pdus = 0
let most = 0
const reader = new CaptureReader(
  new SessionReader({
    pdu: () => {
      pdus += 1
    },
    event: () => undefined,
  }),
)
const start = performance.now()
for await (const chunk of reusedChunks(file)) {
  reader.push(chunk)
  if (pdus % 64 === 0) most = Math.max(most, process.memoryUsage.rss())
}
reader.end()
const seconds = (performance.now() - start) / 1000
console.log(JSON.stringify({ seconds, pdus, residentOctets: Math.max(most, process.memoryUsage.rss()) }))
