import { randomUUID } from 'node:crypto'
import { Fault } from '../../shared/faults/fault.ts'
import { figureOf, type LoadResult } from '../../shared/load/load-figures.ts'
import { type LoadMessage, LoadMessages, loadMessageSchema } from '../../shared/load/load-messages.ts'
import { type LoadSettings, usualGraceMs } from '../../shared/load/load-settings.ts'
import { loadShape } from '../../shared/plan/check-load.ts'
import { tlvOctets } from '../../shared/plan/check-operation.ts'
import type { OperationBody } from '../../shared/plan/operation-table.ts'
import type { PlanLoad } from '../../shared/plan/plan-schema.ts'
import { readCount, readDuration, readFlag } from '../../shared/plan/plan-values.ts'
import { badField } from '../../shared/smpp/bad-field.ts'
import { readTag } from '../../shared/smpp/tlv-value.ts'
import type { LoadLink } from '../load/load-link.ts'
import { LoadRun } from '../load/load-run.ts'
import type { ClientSession } from '../session/client-session.ts'
import type { PlanSession } from './plan-session.ts'
import type { PlanWaits } from './plan-waits.ts'
import { StepStop } from './step-stop.ts'

/** The figures of a load over bound sessions, by the names that plans expect them by. Throws StepStop, and Faults of its messages. */
export async function planLoad(
  load: PlanLoad,
  sessions: readonly PlanSession[],
  { clock, signal }: PlanWaits,
): Promise<(name: string) => number | null> {
  const bound = sessions.flatMap((session) => session.bound ?? [])
  const messages = new LoadMessages([messageOf(load.message ?? {})], runOf(), () => clock.now())
  const settings = settingsOf(load, messages.asksReceipts)
  const window = Math.max(...bound.map(({ room }) => room))
  const run = new LoadRun({
    link: linkOver(bound),
    window,
    settings,
    messages,
    clock,
    onSecond: () => undefined,
  })
  const stop = () => run.stop('cut')
  signal.addEventListener('abort', stop)
  for (const session of sessions) {
    session.load = {
      delivered: (pdu) => run.arrived(pdu),
      noted: (note) => run.noted(note),
      closed: () => {
        if (sessions.every(({ isBound }) => !isBound)) run.fail(new Fault('session.lost', {}))
      },
    }
  }
  try {
    const result = await run.run()
    return figuresOf(result)
  } finally {
    signal.removeEventListener('abort', stop)
    for (const session of sessions) session.load = null
  }
}

function figuresOf({ figures, ended, fault }: LoadResult): (name: string) => number | null {
  if (fault !== null) throw new StepStop('fail', 'fault', { ...fault.detail, fault: fault.code })
  if (ended === 'lost' || ended === 'cut' || ended === 'stopped')
    throw new StepStop('error', 'load-cut', { ended })
  return (name) => figureOf(figures, name) ?? null
}

/** Parts go over whichever session has most room. */
function linkOver(sessions: readonly ClientSession[]): LoadLink {
  const bound = () => sessions.filter(({ phase }) => phase === 'bound')
  return {
    sendOnce: (pdu, settle, onSent) => {
      const [first, ...others] = bound()
      if (first === undefined) return settle({ kind: 'never-sent', error: null })
      const roomiest = others.reduce((best, one) => (one.room > best.room ? one : best), first)
      roomiest.sendOnce(pdu, settle, onSent)
    },
    get room() {
      return bound().reduce((sum, { room }) => sum + Math.max(0, room), 0)
    },
    get sending() {
      return bound().length
    },
  }
}

function settingsOf(load: PlanLoad, asksReceipts: boolean): LoadSettings {
  const shape = loadShape(load)
  if (shape === null)
    throw new StepStop('error', 'bad-value', { name: 'load', value: load.rate ?? load.ramp ?? '' })
  const ms = (text: string | undefined) => readDuration(text ?? '')
  return {
    shape,
    forMs: ms(load.for),
    count: readCount(load.count ?? ''),
    warmupMs: ms(load.warmup) ?? 0,
    // Without receipts only answers are waited for, as long as the session itself waits for them.
    graceMs: ms(load.grace) ?? (asksReceipts ? usualGraceMs : usualGraceMs / 2),
    failIf: [],
  }
}

/** The message of a load as the generator takes it. Throws Fault load.bad-message and pdu.bad-field. */
function messageOf(body: OperationBody): LoadMessage {
  const text = (name: string) => {
    const value = body[name]
    return typeof value === 'string' ? value : undefined
  }
  const number = (name: string) => readCount(text(name) ?? '') ?? undefined
  const [ton, npi] = [number('source_addr_ton'), number('source_addr_npi')]
  const said = {
    from: text('source_addr'),
    from_type: ton === undefined || npi === undefined ? undefined : { ton, npi },
    to: text('destination_addr'),
    text: text('text'),
    encoding: text('encoding'),
    method: text('split'),
    partOctets: number('part_octets'),
    messageClass: number('message_class'),
    graphemes: readFlag(text('graphemes') ?? '') ?? undefined,
    service_type: text('service_type'),
    esm_class: number('esm_class'),
    protocol_id: number('protocol_id'),
    priority_flag: number('priority_flag'),
    schedule_delivery_time: text('schedule_delivery_time'),
    validity_period: text('validity_period'),
    registered_delivery: number('registered_delivery'),
    replace_if_present_flag: number('replace_if_present_flag'),
    data_coding: number('data_coding'),
    sm_default_msg_id: number('sm_default_msg_id'),
    tlvs: Object.entries(body['tlvs'] ?? {}).map(([name, value]) => {
      const [tag, { hex }] = [readTag(name), tlvOctets(name, String(value))]
      if (tag === null || hex === null) throw badField(`TLV ${name}`, { problem: 'not-hex' })
      return { tag, hex }
    }),
  }
  const given = Object.entries(said).filter(([, value]) => value !== undefined)
  const checked = loadMessageSchema.safeParse(Object.fromEntries(given))
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw new StepStop('error', 'bad-value', {
    name: String(issue?.path[0] ?? 'message'),
    value: issue?.message ?? '',
  })
}

/** Makes {{unique}} differ between runs. */
function runOf(): string {
  return randomUUID().slice(0, 8)
}
