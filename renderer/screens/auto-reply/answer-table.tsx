import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined'
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined'
import CloseOutlined from '@mui/icons-material/CloseOutlined'
import EditOutlined from '@mui/icons-material/EditOutlined'
import IconButton from '@mui/material/IconButton'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import type { AnswerRule } from '../../../shared/answering/answer-rule.ts'
import { heldBackReasons, heldBackTable } from '../../../shared/answering/held-back-table.ts'
import type { AnswerCounts, AnsweringState } from '../../../shared/contract/answering.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { dropRule, editRule, saveRule, shiftRule } from '../../stores/auto-reply-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import './auto-reply.css'

/** The rules in the order in which they are asked, with what each did. */
export function AnswerTable({
  state: { rules, counts },
  editedIndex,
}: {
  state: AnsweringState
  editedIndex: number | null
}) {
  const { t } = useTranslation('autoReply')
  return (
    <section className="pane reply-panel" aria-labelledby="reply-rules">
      <h2 id="reply-rules">{t('rules')}</h2>
      <table className="reply-table">
        <thead>
          <tr>
            <th scope="col">{t('columns.on')}</th>
            <th scope="col">{t('columns.rule')}</th>
            <th scope="col">{t('columns.does')}</th>
            <th scope="col">{t('columns.matched')}</th>
            <th scope="col">{t('columns.replied')}</th>
            <th scope="col">{t('columns.heldBack')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('columns.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, index) => (
            <RuleRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place
              key={index}
              rule={rule}
              index={index}
              counts={counts[index]}
              isLast={index === rules.length - 1}
              isEdited={index === editedIndex}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RuleRowProps {
  readonly rule: AnswerRule
  readonly index: number
  readonly counts: AnswerCounts | undefined
  readonly isLast: boolean
  readonly isEdited: boolean
}

function RuleRow({ rule, index, counts, isLast, isEdited }: RuleRowProps) {
  const { t } = useTranslation('autoReply')
  const language = useLanguage()
  const isOn = rule.on !== false
  const number = index + 1
  return (
    <tr className={isOn ? '' : 'reply-off'} aria-selected={isEdited}>
      <td>
        <Switch
          checked={isOn}
          slotProps={{ input: { 'aria-label': t('toggle', { number }) } }}
          onChange={(_event, on) => void saveRule(index, { ...rule, on }, rule)}
        />
      </td>
      <td>
        <div className="strong">{rule.name || t('number', { number })}</div>
        <div className="mono dim reply-when">
          {rule.when.trim() === '' ? t('everything') : <ForeignText text={rule.when} />}
        </div>
      </td>
      <td>
        <Does rule={rule} />
      </td>
      <td className="reply-count">{formatCount(counts?.matched ?? 0, language)}</td>
      <td className="reply-count">{formatCount(counts?.replied ?? 0, language)}</td>
      <td>
        <HeldBackCount counts={counts} />
      </td>
      <td>
        <RowActions index={index} isLast={isLast} />
      </td>
    </tr>
  )
}

/** How many, and why, the reasons below the number. */
function HeldBackCount({ counts }: { counts: AnswerCounts | undefined }) {
  const language = useLanguage()
  const { heldBack = {} } = counts ?? {}
  const reasons = heldBackReasons.filter((reason) => (heldBack[reason] ?? 0) > 0)
  const total = reasons.reduce((sum, reason) => sum + (heldBack[reason] ?? 0), 0)
  return (
    <>
      <div className="reply-count">{formatCount(total, language)}</div>
      {reasons.map((reason) => (
        <div key={reason} className="dim reply-reason">
          {formatCount(heldBack[reason] ?? 0, language)}: {heldBackTable[reason][language]}
        </div>
      ))}
    </>
  )
}

function Does({ rule: { then: parts } }: { rule: AnswerRule }) {
  const { t } = useTranslation('autoReply')
  const { reply, delay, once, ack } = parts
  const lines = [
    ...(reply === undefined ? [] : [t('does.reply', { text: reply.slice(0, 120) })]),
    ...(delay === undefined ? [] : [t('does.after', { delay })]),
    ...(once === undefined ? [] : [t('does.once', { once })]),
    ...(ack?.none === true ? [t('does.ackNone')] : []),
    ...(ack?.delay === undefined ? [] : [t('does.ackLate', { delay: ack.delay })]),
    ...(ack?.status === undefined ? [] : [t('does.ackRefuse', { status: ack.status })]),
  ]
  return lines.map((line) => (
    <div key={line}>
      <ForeignText text={line} />
    </div>
  ))
}

function RowActions({ index, isLast }: { index: number; isLast: boolean }) {
  const { t } = useTranslation('autoReply')
  const number = index + 1
  const remove = async () => {
    const back = await dropRule(index)
    if (back !== null) notifyDone(t('removed'), { label: t('undo'), run: back })
  }
  return (
    <span className="reply-actions">
      <IconButton aria-label={t('edit', { number })} onClick={() => editRule(index)}>
        <EditOutlined fontSize="inherit" />
      </IconButton>
      <IconButton
        aria-label={t('up', { number })}
        disabled={index === 0}
        onClick={() => void shiftRule(index, -1)}
      >
        <ArrowUpwardOutlined fontSize="inherit" />
      </IconButton>
      <IconButton
        aria-label={t('down', { number })}
        disabled={isLast}
        onClick={() => void shiftRule(index, 1)}
      >
        <ArrowDownwardOutlined fontSize="inherit" />
      </IconButton>
      <IconButton aria-label={t('remove', { number })} onClick={() => void remove()}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </span>
  )
}
