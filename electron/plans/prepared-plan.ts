import { constants } from 'node:os'
import { posix } from 'node:path'
import { getSystemErrorMessage } from 'node:util'
import { targetsOf } from '../../shared/contract/new-connection.ts'
import type { PlanInputs } from '../../shared/contract/plans.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { checkAgreed, type LoadAgreement } from '../../shared/load/load-consent.ts'
import { planLoadExtent } from '../../shared/plan/plan-load-extent.ts'
import { mostRowsOf, planRows } from '../../shared/plan/plan-rows.ts'
import type { Plan } from '../../shared/plan/plan-schema.ts'
import { readPlan } from '../../shared/plan/read-plan.ts'
import { readRecords, type TableRecords } from '../bulk/table-records.ts'
import type { UploadFolder } from '../bulk/upload-folder.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { PlanRunOptions } from './run-plan.ts'

interface Asked {
  readonly text: string
  readonly values: Readonly<Record<string, string>>
  readonly inputs: PlanInputs | null
  readonly connection: ConnectionSettings
  readonly agreed: LoadAgreement | null
  readonly uploads: Pick<UploadFolder, 'get'>
}

/** A plan that can be run, with everything that it reads. */
export type PreparedPlan = Required<
  Pick<PlanRunOptions, 'plan' | 'variables' | 'environment' | 'textOf' | 'mayLoad'>
> & {
  readonly rows: TableRecords['rows'] | null
  /** Rows that it goes through. */
  readonly rowCount: number
}

/** Why a text cannot be read that nobody gave, as for a file that is not in the plan's folder. */
const notThere = { problem: getSystemErrorMessage(-constants.errno.ENOENT) }

/**
 * Reads the plan with what a window gave for its run. Rejects with plans.bad-plan, plans.no-data, load.unconfirmed and the
 * faults of a table.
 */
export async function preparePlan({ text, values, inputs, ...asked }: Asked): Promise<PreparedPlan> {
  const variables = Object.keys(values)
  const first = checkedPlan(text, null, variables)
  const table = await tableOf(first, inputs?.data ?? null, asked.uploads)
  const plan = table === null ? first : checkedPlan(text, table.columns, variables)
  const rows = planRows(plan, table?.rows ?? null, Math.random)
  const loads = plan.checks.flatMap(({ load }) => load ?? [])
  const hosts = targetsOf(asked.connection).map(({ host }) => host)
  const given = rows.map((row) => row.values)
  checkAgreed(hosts, planLoadExtent(plan, loads, given, values), asked.agreed)
  const texts = new Map(Object.entries(inputs?.texts ?? {}))
  return {
    ...{ plan, rows: table?.rows ?? null, rowCount: rows.length, variables: values },
    environment: inputs?.environment ?? {},
    // A file that a page chose has no folder.
    textOf: async (name) => texts.get(name) ?? texts.get(posix.basename(name)) ?? notThere,
    mayLoad: asked.agreed !== null,
  }
}

function checkedPlan(text: string, columns: readonly string[] | null, variables: readonly string[]): Plan {
  const { plan, problems } = readPlan(text, { columns, variables })
  if (plan === null) throw new Fault('plans.bad-plan', { problems: problems.length })
  return plan
}

async function tableOf(
  plan: Plan,
  uploadId: string | null,
  uploads: Asked['uploads'],
): Promise<TableRecords | null> {
  const file = plan.data?.file
  if (file === undefined) return null
  if (uploadId === null) throw new Fault('plans.no-data', { file })
  return readRecords(uploads.get(uploadId).path, mostRowsOf(plan))
}
