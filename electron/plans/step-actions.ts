import { Fault } from '../../shared/faults/fault.ts'
import { compileFilter } from '../../shared/filter/compile-filter.ts'
import { filterFaultText } from '../../shared/filter/filter-fault-table.ts'
import type { FilterValue } from '../../shared/filter/filter-field.ts'
import type { FilterSubject } from '../../shared/filter/filter-subject.ts'
import { buildOperation } from '../../shared/plan/build-operation.ts'
import { closing, statusOf } from '../../shared/plan/check-steps.ts'
import type { Observed } from '../../shared/plan/expectation.ts'
import type { OperationBody } from '../../shared/plan/operation-table.ts'
import { actionOf, asList, type PlanStep } from '../../shared/plan/plan-schema.ts'
import { durationText, readDuration } from '../../shared/plan/plan-values.ts'
import { operationOf } from '../../shared/plan/plan-walk.ts'
import { matchIds } from '../../shared/receipts/id-rules.ts'
import { readReceiptPdu } from '../../shared/receipts/read-receipt.ts'
import { fromHex } from '../../shared/smpp/hex.ts'
import { isAllowed } from '../session/bind-rules.ts'
import type { Response } from '../session/request.ts'
import type { CheckScene } from './check-scene.ts'
import type { Arrival, PlanSession } from './plan-session.ts'
import type { SeenPdu } from './seen-pdus.ts'
import { StepStop } from './step-stop.ts'

/** What a step came to, to be compared with what it expects. */
export interface Acted {
  readonly session: PlanSession | null
  /** One for each part of a message; none for a step that has nothing to expect. */
  readonly observed: readonly Observed[]
  /** Of PDUs that came before the step began. */
  readonly evidence: readonly number[]
}

/** Commands that keep the pace of the connection. */
const paced: ReadonlySet<string> = new Set(['submit_sm', 'data_sm', 'submit_multi'])
const nothing: Acted = { session: null, observed: [], evidence: [] }

/** Does what a step says. Throws StepStop where it cannot be done, or nothing answers. */
export async function act(step: PlanStep, scene: CheckScene): Promise<Acted> {
  const action = actionOf(step)
  switch (action) {
    case 'pause':
      await scene.waits.pause(durationOf(scene, step.pause))
      return nothing
    case 'bind':
      return bind(step, scene)
    case 'unbind':
    case 'enquire_link':
      return ask(step, scene, action)
    case 'disconnect': {
      const session = scene.sessionOf(step)
      await session.cut()
      return { ...nothing, session }
    }
    case 'raw':
      return sendRaw(step, scene)
    case 'receive':
      return receive(step, scene)
    case 'receive_none':
      return receiveNone(step, scene)
    case 'reply':
      return reply(step, scene)
    default:
      return operate(step, scene)
  }
}

async function bind(step: PlanStep, scene: CheckScene): Promise<Acted> {
  const session = scene.sessionOf(step)
  if (session.isBound) throw new StepStop('error', 'bound-already', { session: session.name })
  const within = scene.withinOf(step, null)
  const since = scene.waits.clock.monotonic()
  const settings = scene.settingsOf(session.name, within)
  // The binding itself keeps its deadlines; a stop ends it.
  const stop = () => void session.cut()
  scene.waits.signal.addEventListener('abort', stop)
  const { fault, answer } = await session.open(settings)
  scene.waits.signal.removeEventListener('abort', stop)
  scene.waits.check()
  if (answer === null) throw unboundStop(fault, session.name)
  return { session, observed: [observedOf(answer, answer.latencyMs, scene, since)], evidence: [] }
}

/** Why there is no answer to a bind: a network that cannot be reached is no verdict on the peer. */
function unboundStop(fault: Fault | null, session: string): StepStop {
  if (fault === null) return new StepStop('error', 'not-bound', { session })
  const isPeers = ['session.bind-timeout', 'session.closed-before-bind', 'session.bad-length'].includes(
    fault.code,
  )
  const detail = { ...fault.detail, fault: fault.code }
  return isPeers ? new StepStop('fail', 'not-bound-by', detail) : new StepStop('error', 'connect', detail)
}

async function ask(step: PlanStep, scene: CheckScene, command: 'unbind' | 'enquire_link'): Promise<Acted> {
  const session = boundSession(step, scene)
  const since = scene.waits.clock.monotonic()
  const asked = command === 'unbind' ? session.unbind() : session.request({ command }, false)
  const answer = await answered(asked, step, scene, command)
  return {
    session,
    observed: [observedOf(answer.seen, answer.response.latencyMs, scene, since)],
    evidence: [],
  }
}

async function operate(step: PlanStep, scene: CheckScene): Promise<Acted> {
  const operation = operationOf(step)
  if (operation === null) throw new Error('a step without an operation')
  const { command } = operation
  const session = boundSession(step, scene)
  const { session: _, ...body } = scene.variables.fillIn<OperationBody>(operation.body)
  const whole = await readFile(body, scene)
  const requests = built(() => buildOperation(command, whole, scene.textSettings()))
  if (requests.length > 1 && command === 'replace_sm')
    throw new StepStop('error', 'too-many-parts', { command, parts: requests.length })
  const since = scene.waits.clock.monotonic()
  const bindMode = session.bound?.bindMode ?? 'transceiver'
  const isPaced = paced.has(command) && isAllowed(command, 'esme', bindMode)
  const answers = await Promise.all(
    requests.map((request) => answered(session.request(request, isPaced), step, scene, command)),
  )
  const isReceiptAsked = requests.some(({ fields }) => Number(fields['registered_delivery'] ?? 0) !== 0)
  for (const { seen } of answers) scene.accepted(seen, isReceiptAsked)
  const observed = answers.map(({ seen, response }) => ({
    ...observedOf(seen, response.latencyMs, scene, since, { parts: requests.length }),
  }))
  return { session, observed, evidence: [] }
}

/** The body with the text of its file; the file's last line end is no part of the text. */
async function readFile(body: OperationBody, scene: CheckScene): Promise<OperationBody> {
  const { text_file: file, ...rest } = body
  return typeof file === 'string' ? { ...rest, text: (await scene.textOf(file)).replace(/\r?\n$/, '') } : body
}

/** Faults of what cannot be encoded are the plan's, and told as such. */
function built<T>(make: () => T): T {
  try {
    return make()
  } catch (problem) {
    throw problem instanceof Fault ? faultStop(problem) : problem
  }
}

function faultStop(fault: Fault): StepStop {
  return new StepStop('error', 'fault', { ...fault.detail, fault: fault.code })
}

async function answered(
  asked: Promise<{ response: Response; seen: SeenPdu | null }>,
  step: PlanStep,
  scene: CheckScene,
  command: string,
): Promise<{ response: Response; seen: SeenPdu | null }> {
  const within = scene.withinOf(step, scene.responseTimeoutMs)
  try {
    const answer = await scene.waits.within(asked, within)
    if (answer !== null) return answer
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    if (problem.code === 'session.lost') throw new StepStop('fail', 'lost', { command })
    if (problem.code !== 'session.response-timeout') throw faultStop(problem)
    const seconds = Number(problem.detail['seconds'] ?? 0)
    throw new StepStop('fail', 'no-answer', { command, within: durationText(1000 * seconds) })
  }
  throw new StepStop('fail', 'no-answer', { command, within: durationText(within) })
}

async function sendRaw(step: PlanStep, scene: CheckScene): Promise<Acted> {
  const session = boundSession(step, scene)
  const hex = scene.variables.fill(step.raw?.hex ?? '')
  const octets = fromHex(hex)
  if (octets === null) throw new StepStop('error', 'bad-value', { name: 'hex', value: hex })
  session.sendRaw(octets)
  return { ...nothing, session }
}

async function receive(step: PlanStep, scene: CheckScene): Promise<Acted> {
  const session = scene.sessionOf(step)
  const fits = arrivalTest(step, scene)
  const within = scene.withinOf(step, usualWaitMs)
  const since = scene.waits.clock.monotonic()
  const arrival = await awaited(session, fits, scene, within)
  if (arrival === null) {
    const commands = asList(step.receive).join(' | ')
    throw new StepStop('fail', 'nothing', { commands, within: durationText(within) })
  }
  scene.took(session, arrival)
  const elapsed = Math.max(0, arrival.at - since)
  const { pdu } = arrival
  const id = step.receipt_of === undefined ? null : scene.variables.fill(step.receipt_of)
  const receiptId = pdu === null ? null : (readReceiptPdu(pdu.subject.pdu)?.id ?? null)
  const rule = id === null || receiptId === null ? null : matchIds(id, receiptId)
  const measures = { elapsed, ...(rule === null ? {} : { id_rule: rule }) }
  return {
    session,
    observed: [{ subject: pdu?.subject ?? null, measures }],
    evidence: pdu === null ? [] : [pdu.number],
  }
}

const usualWaitMs = 5000

async function receiveNone(step: PlanStep, scene: CheckScene): Promise<Acted> {
  const session = scene.sessionOf(step)
  const arrival = await awaited(session, arrivalTest(step, scene), scene, scene.withinOf(step, usualWaitMs))
  if (arrival === null) return { ...nothing, session }
  scene.took(session, arrival)
  const command = arrival.pdu?.subject.pdu.command ?? closing
  throw new StepStop('fail', 'came', { command })
}

/** The first arrival that fits, of those that wait or come within so many ms; null when none does. */
async function awaited(
  session: PlanSession,
  fits: (arrival: Arrival) => boolean,
  { waits, asideOf }: CheckScene,
  withinMs: number,
): Promise<Arrival | null> {
  const until = waits.clock.monotonic() + withinMs
  const earlier = asideOf(session.name).find(fits)
  if (earlier !== undefined) return earlier
  let [looked, lost] = [0, session.lost]
  for (;;) {
    const { arrivals } = session
    if (session.lost !== lost) [looked, lost] = [0, session.lost]
    const found = arrivals.slice(looked).find(fits)
    if (found !== undefined) return found
    looked = arrivals.length
    const rest = until - waits.clock.monotonic()
    if (rest <= 0) return null
    await waits.within(session.arrival(), rest)
  }
}

function arrivalTest(step: PlanStep, scene: CheckScene): (arrival: Arrival) => boolean {
  const commands: ReadonlySet<string> = new Set(asList(step.receive ?? step.receive_none))
  const matches = filterTest(step, scene)
  const id = step.receipt_of === undefined ? null : scene.variables.fill(step.receipt_of)
  return ({ pdu }) => {
    if (pdu === null) return commands.has(closing)
    const { subject } = pdu
    if (!commands.has(subject.pdu.command ?? '')) return false
    if (!matches(subject)) return false
    return id === null || matchIds(id, readReceiptPdu(subject.pdu)?.id ?? '') !== null
  }
}

function filterTest({ where }: PlanStep, scene: CheckScene): (subject: FilterSubject) => boolean {
  if (where === undefined) return () => true
  const text = scene.variables.fill(where, (value) => value.replace(/["\\]/g, (sign) => `\\${sign}`))
  const compiled = compileFilter(text, 1000 * scene.waits.clock.now())
  if (!('code' in compiled)) return compiled.matches
  const detail = { what: filterFaultText(compiled, 'en'), what_ru: filterFaultText(compiled, 'ru') }
  throw new StepStop('error', 'bad-filter', detail)
}

async function reply(step: PlanStep, scene: CheckScene): Promise<Acted> {
  const session = scene.sessionOf(step)
  const arrival = scene.unanswered(session)
  if (arrival === null) throw new StepStop('error', 'nothing-to-reply')
  const { command_status: written = 'ESME_ROK', after } =
    typeof step.reply === 'string' ? { command_status: step.reply } : (step.reply ?? {})
  const text = scene.variables.fill(written)
  const status = text === 'none' ? null : statusOf(text)
  if (status === null && text !== 'none')
    throw new StepStop('error', 'bad-value', { name: 'reply', value: text })
  if (after !== undefined) await scene.waits.pause(durationOf(scene, after))
  arrival.reply?.(status)
  arrival.reply = null
  return { ...nothing, session }
}

function boundSession(step: PlanStep, scene: CheckScene): PlanSession {
  const session = scene.sessionOf(step)
  if (!session.isBound) throw new StepStop('error', 'not-bound', { session: session.name })
  return session
}

function durationOf(scene: CheckScene, written: string | undefined): number {
  const text = scene.variables.fill(written ?? '0')
  const ms = readDuration(text)
  if (ms === null) throw new StepStop('error', 'bad-value', { name: 'duration', value: text })
  return ms
}

function observedOf(
  seen: SeenPdu | null,
  latencyMs: number | null,
  { waits }: CheckScene,
  since: number,
  more: Readonly<Record<string, FilterValue>> = {},
): Observed {
  const elapsed = waits.clock.monotonic() - since
  return {
    subject: seen?.subject ?? null,
    measures: { elapsed, ...(latencyMs === null ? {} : { response_time: latencyMs }), ...more },
  }
}
