import { ContractError } from '../../shared/contract/client.ts'
import { type LoadAgreement, loadAgreementSchema } from '../../shared/load/load-consent.ts'

/** Asks the user; true: yes. */
export type AskAboutLoad = (question: LoadAgreement) => Promise<boolean>

/**
 * Calls the engine without an agreement, and once more with it where the engine wants one and the user gives it; null:
 * the user did not. It is good for this one call. Rejects as `call`.
 */
export async function callAgreed<T>(
  ask: AskAboutLoad,
  call: (agreed: LoadAgreement | null) => Promise<T>,
): Promise<T | null> {
  try {
    return await call(null)
  } catch (problem) {
    const question = questionIn(problem)
    if (question === null) throw problem
    return (await ask(question)) ? await call(question) : null
  }
}

function questionIn(problem: unknown): LoadAgreement | null {
  if (!(problem instanceof ContractError) || problem.fault?.code !== 'load.unconfirmed') return null
  return loadAgreementSchema.safeParse(problem.fault.detail).data ?? null
}
