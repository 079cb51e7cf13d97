import { isoTime } from '../pcap/captured-row.ts'
import { statusName } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Language } from '../words/words.ts'
import type { Measured } from './expectation.ts'
import type { PlanReason } from './plan-reason-table.ts'
import { planReasonText } from './plan-reason-table.ts'
import type { CheckResult, EvidencePdu, PlanCounts, PlanResult, StepResult, Verdict } from './plan-result.ts'
import type { Severity } from './plan-schema.ts'

interface ReasonJson {
  /** null where the verdict needs none. */
  readonly reason: string | null
  readonly message: string | null
}

export interface EvidenceJson {
  readonly number: number
  readonly at: string | null
  readonly session: string
  readonly direction: 'sent' | 'received'
  readonly command: string | null
  readonly command_status: number
  readonly status: string
  readonly sequence_number: number
  readonly hex: string | null
}

/** A step of a check as the command line prints it. */
export interface StepJson extends ReasonJson {
  readonly step: number
  readonly action: string
  readonly session: string | null
  readonly note: string | null
  readonly verdict: Verdict
  readonly duration_ms: number
  readonly attempts: number
  readonly measured: readonly Measured[]
  /** Numbers of `evidence`. */
  readonly pdus: readonly number[]
}

/** A check as the command line prints it: fields are added and never renamed. */
export interface CheckJson extends ReasonJson {
  /** 'always': what the plan always does at its end. */
  readonly kind: 'check' | 'always'
  readonly row: number
  readonly row_name: string
  readonly id: string
  readonly name: string
  readonly severity: Severity
  readonly tags: readonly string[]
  readonly verdict: Verdict
  readonly started_at: string | null
  readonly duration_ms: number
  readonly measured: readonly Measured[]
  readonly steps: readonly StepJson[]
  readonly earlier: readonly ({ readonly verdict: Verdict } & ReasonJson)[]
  readonly notes: readonly string[]
  readonly evidence: readonly EvidenceJson[]
}

/** The last line of a run. */
export interface PlanSummaryJson extends ReasonJson {
  readonly kind: 'summary'
  readonly ok: boolean
  readonly plan: string
  readonly verdict: Verdict
  readonly started_at: string | null
  readonly duration_ms: number
  readonly rows: number
  readonly counts: PlanCounts
  readonly stopped: boolean
  readonly subject: {
    readonly connection: string
    readonly host: string
    readonly port: number
    readonly tls: boolean
    readonly system_id: string
    readonly interface_version: string
    readonly profile: string
    readonly workbench: string
  }
}

export function checkJson(
  check: CheckResult,
  language: Language,
  kind: CheckJson['kind'] = 'check',
): CheckJson {
  return {
    kind,
    row: check.row,
    row_name: check.rowName,
    id: check.id,
    name: check.name,
    severity: check.severity,
    tags: check.tags,
    verdict: check.verdict,
    ...reasonJson(check.reason, language),
    started_at: timeJson(check.startedAt),
    duration_ms: milliseconds(check.durationMs),
    measured: check.measured,
    steps: check.steps.map((step) => stepJson(step, language)),
    earlier: check.earlier.map(({ verdict, reason }) => ({ verdict, ...reasonJson(reason, language) })),
    notes: check.notes.map((note) => planReasonText(note, language)),
    evidence: check.evidence.map(evidenceJson),
  }
}

export function planSummaryJson(result: PlanResult, ok: boolean, language: Language): PlanSummaryJson {
  const { subject } = result
  return {
    kind: 'summary',
    ok,
    plan: result.plan,
    verdict: result.verdict,
    ...reasonJson(result.reason, language),
    started_at: timeJson(result.startedAt),
    duration_ms: milliseconds(result.endedAt - result.startedAt),
    rows: result.rows.length,
    counts: result.counts,
    stopped: result.isStopped,
    subject: {
      connection: subject.connection,
      host: subject.host,
      port: subject.port,
      tls: subject.tls,
      system_id: subject.systemId,
      interface_version: subject.interfaceVersion,
      profile: subject.profileId,
      workbench: subject.workbench,
    },
  }
}

function stepJson(step: StepResult, language: Language): StepJson {
  return {
    step: step.number,
    action: step.action,
    session: step.session,
    note: step.note,
    verdict: step.verdict,
    ...reasonJson(step.reason, language),
    duration_ms: milliseconds(step.durationMs),
    attempts: step.attempts,
    measured: step.measured,
    pdus: step.evidence,
  }
}

function evidenceJson(pdu: EvidencePdu): EvidenceJson {
  return {
    number: pdu.number,
    at: timeJson(pdu.at),
    session: pdu.session,
    direction: pdu.direction,
    command: pdu.command,
    command_status: pdu.commandStatus,
    status: statusName(pdu.commandStatus),
    sequence_number: pdu.sequenceNumber,
    hex: pdu.octets,
  }
}

/** The finer reason of a verdict, as scripts tell them apart. */
function reasonJson(reason: PlanReason | null, language: Language): ReasonJson {
  if (reason === null) return { reason: null, message: null }
  const code = reason.code === 'expectation' || reason.code === 'absent' ? 'assertion' : reason.code
  return { reason: code, message: planReasonText(reason, language) }
}

function timeJson(ms: number): string | null {
  return isoTime(Math.round(1000 * ms))
}

function milliseconds(ms: number): number {
  return Math.round(1000 * ms) / 1000
}

/** 'ESME_RINVDSTADR (0x0000000B)'. */
export function statusWords(commandStatus: number): string {
  return `${statusName(commandStatus)} (${hexNumber(commandStatus, 4)})`
}
