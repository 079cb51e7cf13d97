import { explainReceipt } from '../../../shared/explain/explain-receipt.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import type { Fault } from '../../../shared/faults/fault.ts'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { pduToJson } from '../../../shared/json/pdu-json.ts'
import { receiptJson, receiptWordsJson } from '../../../shared/json/receipt-json.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import { type Cli, faultWords, suggestDoctorFor } from '../console/cli.ts'
import {
  countsOf,
  isDelivered,
  lacksId,
  missingIdText,
  type SendFacts,
  type SendReport,
  suspectsOf,
} from './send-report.ts'
import { shownOctets } from './shown-octets.ts'
import { complainOfBind } from './unbound.ts'

/** One object for each thing that happens, told apart by `kind`; the last is the summary. */
export function jsonReport(cli: Cli, facts: SendFacts): SendReport {
  const { language, profileId } = facts
  const { catalogue } = cli
  const put = (value: object) => void cli.output.print(jsonLine(value))
  return {
    output: cli.output,
    bound({ bind, bindMode, remoteAddress, peerSystemId, tls }) {
      const peer = { address: remoteAddress, system_id: peerSystemId, tls }
      put({ kind: 'bound', bind_mode: bindMode, ...peer, bind: bind.number, binds: bind.of })
    },
    unbound: (state) => complainOfBind(cli, state),
    part(part) {
      const { commandStatus, command } = part
      put({
        kind: 'part',
        part: part.number,
        parts: facts.parts,
        command,
        command_status: commandStatus,
        status: commandStatus === null ? null : statusName(commandStatus),
        message_id: part.messageId,
        latency_ms: part.latencyMs === null ? null : rounded(part.latencyMs),
        repeat_of: part.repeatOf,
        additional_status_info_text: part.refusal.text,
        network_error_code: part.refusal.network,
        next: lacksId(part) ? missingIdText(language) : null,
        explanation:
          commandStatus === null || part.state !== 'refused'
            ? null
            : explainStatus(catalogue, commandStatus, command, profileId, language),
        suspects: suspectsOf(part, facts),
        error: part.fault === null ? null : faultJson(cli, part.fault, facts),
      })
    },
    receipt({ receipt, part, rule }) {
      put({
        kind: 'receipt',
        part: part?.number ?? null,
        message_id: part?.messageId ?? null,
        id_rule: rule,
        receipt: receiptJson(receipt),
        words: receiptWordsJson(explainReceipt(catalogue, receipt, profileId, language)),
      })
    },
    incoming(pdu) {
      const inspection = inspectPdu(shownOctets(pdu), inspectOptionsOf(catalogue, profileId))
      put({ kind: 'incoming', pdu: pduToJson(inspection, 0, language, catalogue.tlvs(profileId)) })
    },
    summary(outcome) {
      if (outcome.fault !== null) suggestDoctorFor(cli, outcome.fault)
      const counts = countsOf(outcome)
      const { waitsForReceipts } = facts
      put({
        kind: 'summary',
        ok: isDelivered(outcome, facts),
        parts: facts.parts,
        accepted: counts.accepted,
        refused: counts.refused,
        unanswered: counts.unanswered,
        receipts: waitsForReceipts ? outcome.receipts : null,
        delivered: waitsForReceipts ? counts.delivered : null,
        undelivered: waitsForReceipts ? counts.undelivered : null,
        without_receipt: waitsForReceipts ? counts.withoutReceipt : null,
        encoding: facts.encoding,
        data_coding: facts.dataCoding,
        error: outcome.fault === null ? null : faultJson(cli, outcome.fault, facts),
      })
    },
  }
}

function faultJson(
  cli: Cli,
  fault: Fault,
  { language, profileId }: SendFacts,
): { code: string; message: string; next: string } {
  const { what, next } = faultWords(cli, fault, language, profileId)
  return { code: fault.code, message: what, next }
}

/** To the microsecond: what is finer is noise. */
function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
