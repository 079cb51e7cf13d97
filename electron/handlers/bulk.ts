import type { BulkRowState } from '../../shared/bulk/bulk-plan.ts'
import { guessDestination, guessText } from '../../shared/bulk/guess-columns.ts'
import type { BulkRow } from '../../shared/contract/bulk.ts'
import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { BulkRuns } from '../bulk/bulk-runs.ts'
import { readColumns } from '../bulk/import-rows.ts'
import { guessFormat, tableKind } from '../bulk/read-table.ts'
import { resultHeading, resultRows } from '../bulk/result-file.ts'
import { removeFile, type UploadFolder } from '../bulk/upload-folder.ts'
import type { Store } from '../storage/store.ts'

interface Parts {
  readonly store: Store
  readonly bulkRuns: BulkRuns
  readonly uploads: UploadFolder
}

type Calls = Pick<
  Handlers,
  | 'bulk.upload'
  | 'bulk.preview'
  | 'bulk.create'
  | 'bulk.start'
  | 'bulk.pause'
  | 'bulk.cancel'
  | 'bulk.resend'
  | 'bulk.recheck'
  | 'bulk.changeRow'
  | 'bulk.again'
  | 'bulk.remove'
  | 'bulk.row'
  | 'bulk.rows'
  | 'bulk.result'
>

const previewRows = 20
/** Rows in one piece of the result file. */
const resultSlice = 500

export function bulkHandlers({ store, bulkRuns, uploads }: Parts): Calls {
  const rowsOf = async (
    runId: number,
    after: number,
    limit: number,
    states: readonly BulkRowState[],
  ): Promise<BulkRow[]> => {
    bulkRuns.runStore.get(runId)
    return store.call('bulkPage', runId, after, limit, states)
  }
  return {
    'bulk.upload': ({ uploadId, name, chunk, last }) =>
      uploads.append(uploadId, name, Buffer.from(chunk, 'base64'), last),
    'bulk.preview': async ({ uploadId, format: given }) => {
      const { path } = uploads.get(uploadId)
      const format = given ?? (await guessFormat(path))
      const { columns, rows } = await readColumns(path, format, previewRows)
      return {
        kind: await tableKind(path),
        format,
        columns,
        rows: rows.slice(0, previewRows),
        destinationColumn: guessDestination(columns, rows),
        textColumn: guessText(columns),
      }
    },
    'bulk.create': async ({ uploadId, format, plan, connectionId }) => {
      const upload = uploads.take(uploadId)
      try {
        return await bulkRuns.create(upload, format, plan, connectionId)
      } catch (problem) {
        await removeFile(upload)
        throw problem
      }
    },
    'bulk.start': ({ runId, ...options }) => bulkRuns.start(runId, options),
    'bulk.pause': ({ runId }) => bulkRuns.pause(runId),
    'bulk.cancel': ({ runId }) => bulkRuns.cancel(runId),
    'bulk.resend': ({ runId }) => bulkRuns.resend(runId),
    'bulk.recheck': ({ runId, plan, connectionId }) => bulkRuns.changes.recheck(runId, plan, connectionId),
    'bulk.changeRow': ({ runId, row, cells }) => bulkRuns.changes.changeRow(runId, row, cells),
    'bulk.again': ({ runId, states }) => bulkRuns.changes.again(runId, states),
    'bulk.remove': async ({ runId }) => {
      await bulkRuns.remove(runId)
      return {}
    },
    'bulk.row': async ({ runId, row, towards }) => {
      bulkRuns.runStore.get(runId)
      return { row: await store.call('bulkNearest', runId, row, towards) }
    },
    'bulk.rows': ({ runId, after, limit, states }) => rowsOf(runId, after, limit, states),
    'bulk.result': async ({ runId, after, language }) => {
      const { columns, delimiter = ',' } = bulkRuns.runStore.get(runId)
      const form = { delimiter, hasTimes: true }
      const rows = await rowsOf(runId, after, resultSlice, [])
      const heading = after === 0 ? resultHeading(columns, form) : ''
      return {
        csv: heading + resultRows(rows, columns, language, form),
        next: rows.length < resultSlice ? null : (rows.at(-1)?.row ?? null),
      }
    },
  }
}

export function bulkSources({ bulkRuns }: Pick<Parts, 'bulkRuns'>): Pick<StreamSources, 'bulk.runs'> {
  return { 'bulk.runs': (_params, emit) => bulkRuns.runStore.follow(emit) }
}
