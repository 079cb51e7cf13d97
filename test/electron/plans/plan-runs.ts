import { type PlanRunOptions, runPlan } from '../../../electron/plans/run-plan.ts'
import type { ConnectionSettings } from '../../../electron/session/bind-settings.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import { planProblemText } from '../../../shared/plan/plan-problem.ts'
import { planReasonText } from '../../../shared/plan/plan-reason-table.ts'
import type { PlanProgress, PlanResult } from '../../../shared/plan/plan-result.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'
import { catalogue } from '../../support/catalogue.ts'

export function planConnection(port: number, password = 'demo'): ConnectionSettings {
  return {
    ...newConnection,
    connectionId: 'plan-test',
    name: 'test',
    host: '127.0.0.1',
    port,
    systemId: 'demo',
    password,
    enquireLinkInterval: 0,
  }
}

/** Runs the text of a plan against what listens at the port. */
export async function runText(
  port: number,
  text: string,
  options: Partial<PlanRunOptions> = {},
): Promise<PlanResult & { readonly told: readonly PlanProgress[] }> {
  const { plan, problems } = readPlan(text, {
    columns: null,
    variables: Object.keys(options.variables ?? {}),
  })
  if (plan === null) throw new Error(problems.map((problem) => planProblemText(problem, 'en')).join('\n'))
  const told: PlanProgress[] = []
  const result = await runPlan({
    plan,
    connection: planConnection(port),
    catalogue,
    workbench: 'test',
    signal: new AbortController().signal,
    tell: (progress) => told.push(progress),
    ...options,
  })
  return { ...result, told }
}

/** 'id verdict: why' of each check. */
export function verdictLines({ checks }: PlanResult): string[] {
  return checks.map(({ id, verdict, reason }) =>
    reason === null ? `${id} ${verdict}` : `${id} ${verdict}: ${planReasonText(reason, 'en')}`,
  )
}
