import { sentence } from '../../../shared/acceptance/sentence-table.ts'
import type { MeasuredFact } from '../../../shared/doctor/measured-facts.ts'
import { answerWords } from './answer-words.ts'
import { type Measure, type MeasureContext, pause } from './measure.ts'
import { isAccepted, type Line, overLine, type Submitted, submit } from './probe-line.ts'

/** After a refusal an SMSC is left alone for longer than the second it counts by, ms. */
const restMs = 1500
/** A measured rate may be so far from the published one and still be the same. */
const rateTolerance = 0.25

/** A burst over a window as large; where it is refused, fewer at a time tell a rate from a window. */
export const rateWindow: Measure = async (context) => {
  const { budget } = context
  // A bind that slowed down when it is refused would find room for all the second time, and a window in place of a rate.
  const change = { window: budget.burst, rate: 0, ignoresThrottling: true }
  return overLine(
    context,
    async (line) => {
      // What earlier checks sent must not count.
      await pause(context, restMs)
      const startedAt = context.clock.monotonic()
      const burst = await burstOf(line, context, budget.burst)
      const ms = Math.max(1, context.clock.monotonic() - startedAt)
      const refusal = burst.find((one) => one.refusal !== null)?.refusal ?? null
      const taken = burst.filter((one) => one.refusal === null).length
      const perSecond = Math.round((burst.length * 1000) / ms)
      if (refusal === null) return noLimit(context, burst.length, perSecond)
      const status = answerWords(context, refusal)
      await pause(context, restMs)
      // Half as many at once as were taken: a window has room for them, a rate has not for all of them.
      const lanes = Math.max(1, Math.floor(taken / 2))
      if (await areTaken(line, context, budget.burst, lanes)) {
        return {
          verdict: 'pass',
          measured: sentence('window-found', { taken, count: burst.length, status }),
          facts: [{ group: 'limits', name: 'window', value: taken, stands: about(windowOf(context), taken) }],
        }
      }
      return {
        verdict: 'pass',
        measured: sentence('rate-found', { taken, count: burst.length, status }),
        facts: [
          { group: 'limits', name: 'partsPerSecond', value: taken, stands: about(rateOf(context), taken) },
        ],
      }
    },
    change,
  )
}

function noLimit(context: MeasureContext, count: number, perSecond: number) {
  const measured = sentence('no-limit', { count, perSecond })
  const said = rateOf(context)
  // A provider that takes more than it says breaks no promise.
  return said === null
    ? ({ verdict: 'pass', measured } as const)
    : ({ verdict: 'pass', measured, expected: sentence('rate-limit', { count: said }) } as const)
}

async function burstOf(line: Line, context: MeasureContext, count: number): Promise<Submitted[]> {
  return Promise.all(Array.from({ length: count }, () => submit(line, context, { registered_delivery: 0 })))
}

/** Whether so many are taken with `lanes` of them under way at a time. */
async function areTaken(line: Line, context: MeasureContext, count: number, lanes: number): Promise<boolean> {
  let left = count
  let isRefused = false
  const lane = async () => {
    while (left > 0 && !isRefused) {
      left -= 1
      const { answers } = await submit(line, context, { registered_delivery: 0 })
      if (!answers.every(isAccepted)) isRefused = true
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return !isRefused
}

function rateOf({ profile }: MeasureContext): number | null {
  return profile?.limits.partsPerSecond?.value ?? null
}

function windowOf({ profile }: MeasureContext): number | null {
  return profile?.limits.window?.value ?? null
}

/** Less than published is another value; more is not. */
function about(said: number | null, measured: number): MeasuredFact['stands'] {
  if (said === null) return 'new'
  return measured < said * (1 - rateTolerance) ? 'differs' : 'confirmed'
}
