import { type BundleOrder, maxBundlePdus } from '../../shared/contract/capture-export.ts'
import type { InspectOptions } from '../../shared/inspect/inspection.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import type { CaptureSource } from '../capture/capture-source.ts'
import { type ExportSource, exportedPdus } from './export-rows.ts'
import type { RowMask } from './row-mask.ts'

/** PDUs that are looked at in one step of the way back. */
const stepPdus = 1000
/** PDUs that are looked at for one session. */
const mostLooked = 500_000

/** A PDU of a bundle, masked. */
export interface BundlePdu {
  readonly row: CapturedRow
  readonly profileId: string
  readonly sessionName: string
  readonly inspect: InspectOptions
}

/** The PDUs of a bundle, oldest first, and whether older ones were left out. */
export interface BundlePdus {
  readonly pdus: readonly BundlePdu[]
  readonly isCut: boolean
}

export interface BundleSource extends ExportSource {
  readonly capture: ExportSource['capture'] & Pick<CaptureSource, 'find'>
}

/** Throws Fault storage.unavailable. */
export async function bundlePdus(
  source: BundleSource,
  { about, mask }: Pick<BundleOrder, 'about' | 'mask'>,
  people: RowMask,
  isWanted: () => boolean,
): Promise<BundlePdus> {
  const found =
    about.kind === 'pdus'
      ? await withPartners(source, about.seqs)
      : await seqsOfSession(source, about, isWanted)
  const pdus: BundlePdu[] = []
  for await (const { record, row, inspect } of exportedPdus(
    source,
    { filter: '', seqs: found.seqs, mask },
    people,
  )) {
    const { profileId, sessionName } = record.label
    if (row !== null) pdus.push({ row, profileId, sessionName, inspect })
  }
  return { pdus, isCut: found.isCut }
}

interface FoundSeqs {
  readonly seqs: readonly number[]
  readonly isCut: boolean
}

/** A request without its answer says little, an answer without its request nothing. */
async function withPartners({ capture }: BundleSource, seqs: readonly number[]): Promise<FoundSeqs> {
  const all = new Set(seqs)
  for (const seq of seqs) {
    const found = await capture.find(seq)
    const partner = found?.record.requestSeq ?? found?.responseSeq ?? null
    if (partner !== null) all.add(partner)
  }
  return { seqs: [...all], isCut: false }
}

async function seqsOfSession(
  { capture }: BundleSource,
  { sessionId, minutes }: { readonly sessionId: string; readonly minutes: number },
  isWanted: () => boolean,
): Promise<FoundSeqs> {
  const seqs: number[] = []
  let since = Number.NEGATIVE_INFINITY
  const end = Math.max(0, capture.lastSeq - mostLooked)
  for (let to = capture.lastSeq; to > end && isWanted(); to -= stepPdus) {
    const records = await recordsOf(capture, Math.max(1, to - stepPdus + 1), to)
    for (const record of records.toReversed()) {
      if (record.at < since) return { seqs, isCut: false }
      if (record.label.sessionId !== sessionId) continue
      if (seqs.length === 0) since = record.at - 60_000 * minutes
      if (seqs.length === maxBundlePdus) return { seqs, isCut: true }
      seqs.push(record.seq)
    }
  }
  return { seqs, isCut: end > 0 }
}

async function recordsOf(capture: BundleSource['capture'], from: number, to: number) {
  const all = []
  for (let at: number | null = from; at !== null; ) {
    const { records, next } = await capture.range(at, to, stepPdus)
    all.push(...records)
    at = next
  }
  return all
}
