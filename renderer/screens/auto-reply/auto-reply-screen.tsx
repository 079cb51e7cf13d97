import Button from '@mui/material/Button'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { heldBackTable } from '../../../shared/answering/held-back-table.ts'
import type { AnsweringState } from '../../../shared/contract/answering.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { formatTime } from '../../parts/format.ts'
import { Progress } from '../../parts/progress.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { editRule, followAutoReply, useAutoReply } from '../../stores/auto-reply-store.ts'
import { AnswerLog } from './answer-log.tsx'
import { AnswerTable } from './answer-table.tsx'
import { AutoReplyBar } from './auto-reply-bar.tsx'
import { DryRunPanel } from './dry-run-panel.tsx'
import { LimitsPanel } from './limits-panel.tsx'
import { RuleForm } from './rule-form.tsx'
import './auto-reply.css'

/** Rules that answer what comes in, what they did, and what they would do. */
export function AutoReplyScreen() {
  const { t } = useTranslation('autoReply')
  const state = useAutoReply((view) => view.state)
  const editedIndex = useAutoReply((view) => view.editedIndex)
  const dry = useAutoReply((view) => view.dry)
  useEffect(followAutoReply, [])
  if (state === null) return <Progress />
  const isEmpty = state.rules.length === 0 && editedIndex === null
  return (
    <div className="reply-screen">
      <AutoReplyBar state={state} />
      <StopNotice state={state} />
      {isEmpty ? (
        <EmptyState
          title={t('emptyTitle')}
          actions={
            <Button variant="contained" onClick={() => editRule(0)}>
              {t('add')}
            </Button>
          }
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <div className="reply-columns">
          <div className="reply-column">
            <AnswerTable state={state} editedIndex={editedIndex} />
            <LimitsPanel limits={state.limits} />
            {dry === null ? <AnswerLog log={state.log} /> : <DryRunPanel {...dry} />}
          </div>
          {editedIndex !== null && (
            <RuleForm key={editedIndex} index={editedIndex} rule={state.rules[editedIndex]} />
          )}
        </div>
      )}
    </div>
  )
}

/** The newest pair of numbers that seemed to be two machines. */
function StopNotice({ state: { isOn, log } }: { state: AnsweringState }) {
  const { t } = useTranslation('autoReply')
  const language = useLanguage()
  const stop = log.findLast(({ kind }) => kind === 'stopped')
  if (stop === undefined || !isOn) return null
  const { from, to, at, reason } = stop
  const why = reason === null ? '' : heldBackTable[reason][language]
  return (
    <p className="reply-stop" role="alert">
      {t('stopped', { from, to, time: formatTime(at), why })}
    </p>
  )
}
