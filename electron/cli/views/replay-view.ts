import { explainStatus } from '../../../shared/explain/explain-status.ts'
import type { Fault } from '../../../shared/faults/fault.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { ReplayCounts, ReplayedRequest, ReplayResult } from '../../delivery/replay-run.ts'
import { type Cli, faultWords } from '../console/cli.ts'

export interface ReplayFacts {
  /** To be sent. */
  readonly requests: number
  readonly profileId: string
  readonly language: Language
}

const resultWords: Readonly<Record<ReplayResult, { readonly en: string; readonly ru: string }>> = {
  same: { en: 'as recorded', ru: 'как в захвате' },
  other: { en: 'recorded', ru: 'в захвате' },
  unrecorded: { en: 'no answer recorded', ru: 'ответа в захвате нет' },
  'in-doubt': { en: 'in doubt', ru: 'под вопросом' },
  'not-sent': { en: 'not sent', ru: 'не отправлен' },
}

/** One request and its answer in one line. */
export function replayedView(
  cli: Cli,
  replayed: ReplayedRequest,
  { profileId, language }: ReplayFacts,
): string {
  const { request, result, outcome, firstTry } = replayed
  const isRussian = language === 'ru'
  const cells = [`#${request.number}`, request.command]
  if (firstTry !== null) cells.push(isRussian ? 'отправлен снова после обрыва' : 'sent again after a loss')
  if (outcome.kind === 'answered') {
    const { command, commandStatus, messageId, latencyMs, isAccepted } = outcome.answer
    cells.push(command ?? '', statusName(commandStatus))
    if (messageId !== null) cells.push(`message_id ${messageId}`)
    cells.push(`${latencyMs.toFixed(1)} ${isRussian ? 'мс' : 'ms'}`)
    const recorded = result === 'other' ? ` ${statusName(request.recordedStatus ?? 0)}` : ''
    cells.push(resultWords[result][language] + recorded)
    if (!isAccepted) cells.push(explainStatus(cli.catalogue, commandStatus, command, profileId, language))
  } else {
    const { what, next } = faultWords(cli, outcome.fault, language, profileId)
    cells.push(resultWords[result][language], `${what} ${next}`)
  }
  return `${inertText(cells.filter((cell) => cell !== '').join('  '))}\n`
}

/** A promise to scripts: fields are added and never renamed. */
export function replayedJson(cli: Cli, replayed: ReplayedRequest, facts: ReplayFacts): object {
  const { request, result, outcome, firstTry } = replayed
  const { recordedStatus } = request
  const answer = outcome.kind === 'answered' ? outcome.answer : null
  return {
    kind: 'answer',
    number: request.number,
    command: request.command,
    result,
    response: answer?.command ?? null,
    command_status: answer?.commandStatus ?? null,
    status: answer === null ? null : statusName(answer.commandStatus),
    recorded_command_status: recordedStatus,
    recorded_status: recordedStatus === null ? null : statusName(recordedStatus),
    message_id: answer?.messageId ?? null,
    latency_ms: answer === null ? null : Math.round(answer.latencyMs * 1000) / 1000,
    repeat_of: firstTry?.sequenceNumber ?? null,
    explanation:
      answer === null || answer.isAccepted
        ? null
        : explainStatus(cli.catalogue, answer.commandStatus, answer.command, facts.profileId, facts.language),
    error: outcome.kind === 'answered' ? null : faultJson(cli, outcome.fault, facts),
  }
}

/** Every request has left and was answered as recorded; one without a recorded answer was accepted. */
export function isReplayedAlike(
  counts: ReplayCounts,
  refusedUnrecorded: number,
  { requests }: ReplayFacts,
): boolean {
  return counts.same + counts.unrecorded === requests && refusedUnrecorded === 0
}

export function replaySummaryJson(
  cli: Cli,
  counts: ReplayCounts,
  isAlike: boolean,
  fault: Fault | null,
  facts: ReplayFacts,
): object {
  return {
    kind: 'summary',
    ok: isAlike,
    requests: facts.requests,
    sent: counts.sent,
    answered: counts.answered,
    accepted: counts.accepted,
    refused: counts.refused,
    same: counts.same,
    other: counts.other,
    unrecorded: counts.unrecorded,
    in_doubt: counts.inDoubt,
    not_sent: facts.requests - counts.sent,
    error: fault === null ? null : faultJson(cli, fault, facts),
  }
}

export function replaySummaryView(counts: ReplayCounts, { requests, language }: ReplayFacts): string {
  const rows: readonly (readonly [number, string, string])[] = [
    [counts.sent, 'sent', 'отправлено'],
    [counts.accepted, 'accepted', 'принято'],
    [counts.refused, 'refused', 'отклонено'],
    [counts.same, 'as recorded', 'как в захвате'],
    [counts.other, 'with another status', 'с другим статусом'],
    [counts.unrecorded, 'without a recorded answer', 'без ответа в захвате'],
    [counts.inDoubt, 'in doubt', 'под вопросом'],
    [requests - counts.sent, 'not sent', 'не отправлено'],
  ]
  const isRussian = language === 'ru'
  const parts = rows
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, en, ru]) => (isRussian ? `${ru} ${count}` : `${count} ${en}`))
  const total = isRussian ? `запросов ${requests}` : `${requests} ${requests === 1 ? 'request' : 'requests'}`
  return `${[total, ...parts].join(', ')}\n`
}

function faultJson(cli: Cli, fault: Fault, { language, profileId }: ReplayFacts): object {
  const { what, next } = faultWords(cli, fault, language, profileId)
  return { code: fault.code, message: what, next }
}
