import type { CaptureFormName } from '../../shared/contract/capture-export.ts'
import type { Language } from '../../shared/words/words.ts'
import { captureForms } from './capture-forms.ts'
import { type ExportChoice, type ExportSource, exportedPdus } from './export-rows.ts'
import type { FileSink } from './file-stream.ts'

/** What is written, and how. */
export interface ExportOrder extends ExportChoice {
  readonly form: CaptureFormName
  readonly language: Language
  /** PDUs that are written at most. */
  readonly limit: number | null
}

/** Writes the PDUs of a capture; resolves to their number. Throws as exportedPdus. */
export async function writeExport(source: ExportSource, order: ExportOrder, sink: FileSink): Promise<number> {
  const form = captureForms[order.form](order.language)
  const limit = order.limit ?? Number.POSITIVE_INFINITY
  let written = 0
  let progress = { done: 0, total: 0 }
  await sink.add(form.head, 0, 0)
  for await (const { row, inspect, done, total } of exportedPdus(source, order)) {
    progress = { done, total }
    if (row !== null) written += 1
    await sink.add(row === null ? '' : form.row(row, inspect), done, total)
    if (written === limit || !sink.isWanted) break
  }
  await sink.add(form.tail, progress.done, progress.total)
  return written
}
