import { explain } from '../../../shared/explain/explain.ts'
import { explainReceipt } from '../../../shared/explain/explain-receipt.ts'
import { candidatesLine, explainStatus } from '../../../shared/explain/explain-status.ts'
import { type Catalogue, isProvider } from '../../../shared/profiles/catalogue.ts'
import { idRuleText } from '../../../shared/receipts/id-rules.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import { type Cli, complainOf, faultLine } from '../console/cli.ts'
import type { PartReceipt, SentPart } from '../send-run.ts'
import { pduView } from './decode-view.ts'
import {
  countsOf,
  lacksId,
  missingIdText,
  type SendCounts,
  type SendFacts,
  type SendReport,
  suspectsOf,
} from './send-report.ts'
import { shownOctets } from './shown-octets.ts'
import { complainOfBind } from './unbound.ts'

/** Human-readable report of a sending: a line for each part and receipt, then the totals. */
export function textReport(cli: Cli, facts: SendFacts): SendReport {
  const { language } = facts
  const isRussian = language === 'ru'
  const put = (line: string) => void cli.output.print(`${line}\n`)
  return {
    output: cli.output,
    bound({ bindMode, remoteAddress, peerSystemId, tls }) {
      const peer = [remoteAddress, peerSystemId, tls].filter(Boolean).map(String).join('  ')
      put(inertText(`${isRussian ? 'подключено' : 'bound'}  ${bindMode}  ${peer}`))
    },
    unbound: (state) => complainOfBind(cli, state),
    part: (part) => put(inertText(partLine(cli.catalogue, part, facts))),
    receipt: (receipt) => put(inertText(receiptLine(cli.catalogue, receipt, facts))),
    incoming: (pdu) => put(pduView(shownOctets(pdu), 0, { language, catalogue: cli.catalogue })),
    summary(outcome) {
      const { parts } = facts
      const total = isRussian ? `частей ${parts}` : `${parts} ${parts === 1 ? 'part' : 'parts'}`
      put(
        [
          total,
          `${facts.encoding} (data_coding ${facts.dataCoding})`,
          ...countWords(countsOf(outcome), facts),
        ].join(', '),
      )
      if (outcome.fault !== null) complainOf(cli, outcome.fault)
    },
  }
}

function partLine(catalogue: Catalogue, part: SentPart, facts: SendFacts): string {
  const { parts, profileId, language } = facts
  const isRussian = language === 'ru'
  const again =
    part.repeatOf === null
      ? ''
      : `  ${isRussian ? 'отправлена снова после обрыва' : 'sent again after a loss'}`
  const label = `${isRussian ? 'часть' : 'part'} ${part.number}/${parts}${again}`
  if (part.fault !== null) return `${label}  ${faultLine(part.fault, language)}`
  const { command, commandStatus, messageId, latencyMs } = part
  if (commandStatus === null) return label
  const id = messageId === null ? '' : `  message_id ${messageId}`
  const latency = latencyMs === null ? '' : `  ${latencyMs.toFixed(1)} ${isRussian ? 'мс' : 'ms'}`
  const why =
    part.state !== 'refused'
      ? ''
      : `  ${explainStatus(catalogue, commandStatus, command, profileId, language)}`
  const suspects = suspectsOf(part, facts)
    .map((sentence) => `  ${sentence}`)
    .join('')
  const missing = lacksId(part) ? `  ${missingIdText(language)}` : ''
  return `${label}  ${command}  ${statusName(commandStatus)}${id}${latency}${why}${refusalWords(catalogue, part, facts)}${missing}${suspects}`
}

/** What the SMSC itself says of a refusal. */
function refusalWords(
  catalogue: Catalogue,
  { refusal }: SentPart,
  { profileId, language }: SendFacts,
): string {
  const { text, network } = refusal
  const said = text === null ? '' : `  ${language === 'ru' ? 'SMSC пишет' : 'the SMSC says'} “${text}”`
  if (network === null) return said
  const query = { code: network.code, field: 'network_error_code', profileId, language }
  const words = candidatesLine(explain(catalogue, query), language, isProvider(catalogue, profileId))
  return `${said}  network_error_code ${network.type}: ${network.code}  ${words}`
}

function receiptLine(
  catalogue: Catalogue,
  { receipt, part, rule }: PartReceipt,
  { parts, profileId, language }: SendFacts,
): string {
  const isRussian = language === 'ru'
  const label = isRussian ? 'отчёт' : 'receipt'
  const stat = [receipt.stat ?? receipt.state, receipt.err === null ? null : `err ${receipt.err}`]
  const words = explainReceipt(catalogue, receipt, profileId, language)
  const meaning = receipt.state === 'DELIVERED' ? null : (words.err ?? words.networkErrorCode ?? words.stat)
  const said = [...stat, `id ${receipt.id ?? ''}`, meaning].filter((text) => text !== null).join('  ')
  if (part === null || rule === null) {
    return `${label}  ${said}  ${isRussian ? 'о другом сообщении' : 'about another message'}`
  }
  return `${label} ${part.number}/${parts}  ${said}  ${idRuleText(rule, language)}`
}

function countWords(counts: SendCounts, { waitsForReceipts, language }: SendFacts): string[] {
  const isRussian = language === 'ru'
  const rows: readonly (readonly [number, string, string])[] = [
    [counts.accepted, 'accepted', 'принято'],
    [counts.refused, 'refused', 'отклонено'],
    [counts.unanswered, 'unanswered', 'без ответа'],
    ...(waitsForReceipts
      ? ([
          [counts.delivered, 'delivered', 'доставлено'],
          [counts.undelivered, 'not delivered', 'не доставлено'],
          [counts.withoutReceipt, 'without a receipt', 'без отчёта'],
        ] as const)
      : []),
  ]
  return rows
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, en, ru]) => (isRussian ? `${ru} ${count}` : `${count} ${en}`))
}
