import { Zip, ZipDeflate } from 'fflate'
import type { BundleOrder } from '../../shared/contract/capture-export.ts'
import { captureRowJson } from '../../shared/json/capture-json.ts'
import { CaptureWriter } from '../../shared/pcap/capture-writer.ts'
import { encodeUtf8 } from '../../shared/text/utf8.ts'
import type { Language } from '../../shared/words/words.ts'
import { type BundleFacts, type BundleKnowledge, bundleFacts } from './bundle-facts.ts'
import { type BundlePdu, type BundleSource, bundlePdus } from './bundle-pdus.ts'
import type { FileSink } from './file-stream.ts'
import { reportPage } from './report-page.ts'
import { RowMask } from './row-mask.ts'

/** Writes a support bundle, or its page; resolves to the number of its PDUs. Throws Fault storage.unavailable. */
export async function writeBundle(
  source: BundleSource,
  order: BundleOrder,
  knowledge: BundleKnowledge,
  sink: FileSink,
): Promise<number> {
  const people = new RowMask(order.mask)
  const found = await bundlePdus(source, order, people, () => sink.isWanted)
  const { pdus } = found
  const facts = bundleFacts(order, found, knowledge, people)
  const page = reportPage(facts, pdus, order.language)
  if (order.part === 'page') {
    for (const piece of page) await sink.add(piece, 0, pdus.length)
    return pdus.length
  }
  const files = [
    { name: 'report.html', pieces: page },
    { name: 'report.json', pieces: reportJson(facts, pdus, order.language) },
    { name: 'traffic.pcapng', pieces: traffic(pdus) },
  ]
  await writeZip(files, sink)
  return pdus.length
}

/** The facts, then `exchange` with a line for each PDU as `capture query --json` prints it. */
function* reportJson(facts: BundleFacts, pdus: readonly BundlePdu[], language: Language): Generator<string> {
  yield `${JSON.stringify(facts, null, 2).slice(0, -2)},\n  "exchange": [`
  for (const [index, { row, inspect }] of pdus.entries())
    yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(captureRowJson(row, inspect, language))}`
  yield `${pdus.length === 0 ? '' : '\n  '}]\n}\n`
}

function* traffic(pdus: readonly BundlePdu[]): Generator<Uint8Array> {
  const writer = new CaptureWriter('pcapng')
  yield writer.head
  for (const { row } of pdus) yield writer.write(row)
}

interface ZippedFile {
  readonly name: string
  readonly pieces: Iterable<string | Uint8Array>
}

/** Packs the files one behind the other, each piece as it is made. */
async function writeZip(files: readonly ZippedFile[], sink: FileSink): Promise<void> {
  let packed: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, octets) => {
    if (error === null) packed.push(octets)
    else failure = error
  })
  const handOver = async (done: number) => {
    if (failure !== null) throw failure
    const octets = Buffer.concat(packed)
    packed = []
    await sink.add(octets, done, files.length)
  }
  for (const [done, { name, pieces }] of files.entries()) {
    const file = new ZipDeflate(name, { level: 6 })
    zip.add(file)
    for (const piece of pieces) {
      file.push(typeof piece === 'string' ? encodeUtf8(piece) : piece)
      await handOver(done)
      if (!sink.isWanted) return
    }
    file.push(new Uint8Array(0), true)
  }
  zip.end()
  await handOver(files.length)
}
