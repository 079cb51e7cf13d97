import { createRequire } from 'node:module'
import { buildPreview } from '../../renderer/screens/composer/build-preview.ts'
import { countOffenders, textCuts, textMarks } from '../../renderer/screens/composer/text-runs.ts'
import { inspectPdu } from '../../shared/inspect/inspect.ts'
import type { SegmentPlan } from '../../shared/text/segment-plan.ts'
import { composerDraft } from '../support/composer-draft.ts'
import { findBrowser } from '../support/system-packages.mjs'
import { type BenchRow, ceilingRow } from './bench-row.ts'
import { typingLatency } from './composer-typing.ts'
import { compareSpeed, type Work } from './measure.ts'

interface NpmPdu {
  toBuffer(): Uint8Array
}
interface NpmSmpp {
  readonly PDU: new (command: string, fields: Readonly<Record<string, unknown>>) => NpmPdu
}
const npmSmpp: NpmSmpp = createRequire(import.meta.url)('smpp')

const sentence = 'Ваш код 4417 — никому его не сообщайте. Действует до 23:59. '

function textOf(characters: number): string {
  return sentence.repeat(Math.ceil(characters / sentence.length)).slice(0, characters)
}

/** What a key makes the screen compute: the plan, every PDU and its octets, the marks, the tree of one part. */
function previewWork(text: string): Work {
  return (index) => {
    // Another text each time, as a key makes it.
    const { plan, octets } = buildPreview(composerDraft({ text: `${text}${index % 10}` }))
    const marks = textMarks(text, plan).length + textCuts(text, plan).length
    const [first] = octets
    const spans = first === undefined ? 0 : inspectPdu(first).spans.length
    return marks + spans + countOffenders(plan.outsideGsm).total
  }
}

/** npm smpp makes the same PDUs of parts that somebody else has cut. */
function npmWork(plan: SegmentPlan): Work {
  return (index) => {
    let octets = 0
    for (const { udh, text } of plan.segments) {
      const fields = {
        sequence_number: index,
        destination_addr: '79161234567',
        data_coding: plan.dataCoding,
        short_message: { udh: Buffer.from(udh), message: text },
      }
      octets += new npmSmpp.PDU('submit_sm', fields).toBuffer().length
    }
    return octets
  }
}

function previewRow(characters: number, goalMicroseconds: number): BenchRow {
  const text = textOf(characters)
  const { plan } = buildPreview(composerDraft({ text }))
  const speed = compareSpeed(previewWork(text), npmWork(plan))
  const name = `S9 preview per key, ${characters.toLocaleString('en')} characters, µs`
  return ceilingRow(name, 1e6 / speed.ours, 1e6 / speed.reference, goalMicroseconds)
}

/** S9 of the bars; the reference in the browser is a bare text area with the same text, typed into as well. */
export async function rows(): Promise<BenchRow[]> {
  const found = [previewRow(1_000, 4_000), previewRow(10_000, 16_000)]
  if (findBrowser() === undefined) {
    console.log('S9 key to paint: SKIPPED, no Chromium is installed on this machine')
    return found
  }
  const { ours, bare } = await typingLatency(textOf(10_000))
  return [
    ...found,
    // Two frames: a wall clock's time, which another program's work lengthens for both.
    ceilingRow('S9 key to paint p95, 10,000 characters, µs', ours.p95 * 1000, bare.p95 * 1000, 33_400),
    // What 20 keys a second leave for each.
    ceilingRow('S9 page’s thread per key, 10,000 characters, µs', ours.busy * 1000, bare.busy * 1000, 50_000),
  ]
}
