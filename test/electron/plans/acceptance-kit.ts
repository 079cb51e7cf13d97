import type { TestContext } from 'vitest'
import { type AcceptanceOptions, runAcceptance } from '../../../electron/plans/acceptance-run.ts'
import { SystemClock } from '../../../electron/session/clock.ts'
import { defaultSimulatorConfig } from '../../../electron/smsc/default-config.ts'
import { Simulator } from '../../../electron/smsc/simulator.ts'
import type { AcceptanceResult } from '../../../shared/acceptance/acceptance-result.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import { catalogue } from '../../support/catalogue.ts'

/** A simulator of a profile with `change` over its defaults, on a free port; receipts come after a tenth of a second. */
export async function simulatorOf(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  profileId: string,
  change: (usual: SimulatorConfig) => Partial<SimulatorConfig> = () => ({}),
): Promise<number> {
  const usual = defaultSimulatorConfig(catalogue, profileId)
  const receipt = { ...usual.receipt, delay: 0.1 }
  const simulator = new Simulator({
    config: { ...usual, port: 0, receipt, ...change(usual) },
    catalogue: () => catalogue,
    hooks: {},
    clock: new SystemClock(),
    onState: () => undefined,
    seed: 1,
  })
  const { port } = await simulator.start()
  onTestFinished(() => simulator.stop())
  return port
}

/** A run with waits of a second or two. */
export function acceptanceAt(
  port: number,
  profileId: string,
  change: Partial<AcceptanceOptions> = {},
): Promise<readonly AcceptanceResult[]> {
  return runAcceptance({
    connection: {
      ...newConnection,
      name: 'Account',
      connectionId: 'account',
      host: '127.0.0.1',
      port,
      systemId: 'demo',
      password: 'demo',
      bindTimeout: 5,
      responseTimeout: 2,
      profileId,
    },
    catalogue,
    profile: catalogue.of(profileId) ?? null,
    clock: new SystemClock(),
    hooks: {},
    keepsMessages: false,
    numbers: { to: '79161234567', from: 'INFO', text: 'Test', tlvs: new Map() },
    budget: { silenceMs: 600, receiptMs: 1500, binds: 4, burst: 20, isThorough: false },
    liveSessions: 0,
    onLocalAddress: () => undefined,
    signal: new AbortController().signal,
    chosen: { excludeTags: ['person'] },
    bail: false,
    retries: 0,
    answers: new Map(),
    tell: () => undefined,
    ...change,
  })
}

/** Ids of the checks that ended so. */
export function idsOf(results: readonly AcceptanceResult[], ...verdicts: AcceptanceResult['verdict'][]) {
  return results.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id }) => id)
}

/** What was measured, by the fact's name: its value, and how it stands beside the profile. */
export function factsIn(results: readonly AcceptanceResult[]) {
  const facts = results.flatMap(({ facts: all }) => all)
  return Object.fromEntries(facts.map(({ name, value, stands }) => [name, [value, stands] as const]))
}

/**
 * What was measured besides what the profile says, by the fact's name. The port is left out: a test has another one
 * than any profile.
 */
export function newsIn(results: readonly AcceptanceResult[]) {
  const news = Object.entries(factsIn(results)).filter(
    ([name, [, stands]]) => stands !== 'confirmed' && name !== 'plainPorts',
  )
  return Object.fromEntries(news)
}

export function saidOf(results: readonly AcceptanceResult[], id: AcceptanceResult['id']): string {
  return results.find((one) => one.id === id)?.measured.en ?? ''
}
