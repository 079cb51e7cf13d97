import { Fault } from '../../../shared/faults/fault.ts'
import type { Language } from '../../../shared/words/words.ts'
import { boundHeapGrowth } from '../../heap-growth.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { type ConnectionOptions, connectionOf } from '../options/connection-options.ts'
import type { IntentOptions } from '../options/intent-options.ts'
import { vendorTlvsOf } from '../options/text-options.ts'
import type { BulkOptions } from './bulk-options.ts'
import { bulkReport, isAllAccepted } from './bulk-report.ts'
import { checkRows } from './check-rows.ts'
import { planOfOptions } from './options-plan.ts'
import { ResultJournal } from './result-journal.ts'
import { lockResult } from './result-lock.ts'
import { openTable, type TableRows } from './table-rows.ts'
import { TableSend } from './table-send.ts'

export interface BulkSendOptions extends CommonOptions, ConnectionOptions, IntentOptions, BulkOptions {}

/** `send --csv`: checks every row, then sends each once. `text`: null where --text-column names the texts. */
export async function sendTable(
  cli: Cli,
  setExitCode: SetExitCode,
  csv: string,
  text: string | null,
  options: BulkSendOptions,
): Promise<void> {
  checkOptions(options)
  boundHeapGrowth()
  const table = await openTable(csv, options.header ?? true)
  const plan = planOfOptions(cli.catalogue, options, table.columns, text)
  const language = outputLanguage(cli, options)
  const { destinationColumn } = plan
  const report = bulkReport({ cli, language, isJson: options.json ?? false, destinationColumn })
  const isDry = options.dryRun ?? false
  const vendorTlvs = vendorTlvsOf(cli.catalogue, options.profile)
  const check = await checkRows(table, plan, vendorTlvs, async (row) => {
    if (isDry) await report.row(row, false)
  })
  report.checked(check)
  if (isDry) {
    report.summary(check, null)
    if (check.failed > 0) setExitCode(workFailed)
    return
  }
  const connection = await connectionOf(cli, options, 'transmitter')
  const unlock = options.result === undefined ? null : lockResult(options.result)
  const outcome = await journalOf(options, table, check.rows, language)
    .then((journal) =>
      new TableSend({
        ...{ connection, table, plan, journal },
        rate: options.rate ?? null,
        listener: report,
      }).run(),
    )
    .finally(() => unlock?.())
  report.summary(check, outcome)
  if (!isAllAccepted(check, outcome)) setExitCode(workFailed)
}

function checkOptions({ result, resume, resendInDoubt }: BulkSendOptions): void {
  if (resume && result === undefined)
    throw new Fault('cli.option-needs', { option: '--resume', needs: '--result' })
  if (resendInDoubt && !resume) {
    throw new Fault('cli.option-needs', { option: '--resend-in-doubt', needs: '--resume' })
  }
}

async function journalOf(
  { result, resume = false, resendInDoubt = false }: BulkSendOptions,
  { columns, delimiter }: TableRows,
  rows: number,
  language: Language,
): Promise<ResultJournal | null> {
  if (result === undefined) return null
  const how = { isResume: resume, resendsInDoubt: resendInDoubt }
  return ResultJournal.open({ path: result, columns, delimiter, rows, language }, how)
}
