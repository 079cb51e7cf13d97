import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import Switch from '@mui/material/Switch'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type PlacedRuleProblem,
  readRuleFile,
  ruleFileText,
  ruleProblemText,
} from '../../../shared/answering/read-rule-file.ts'
import type { AnsweringState } from '../../../shared/contract/answering.ts'
import { FileButton } from '../../parts/file-button.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { saveFile } from '../../parts/save-file.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useLiveWords } from '../../parts/use-live-words.ts'
import {
  configureAutoReply,
  editRule,
  forgetAnswers,
  runDry,
  switchAutoReply,
} from '../../stores/auto-reply-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import './auto-reply.css'

/** Problems of a file that are listed. */
const mostShown = 5

/** The switch, whose messages are answered, and what is done with all rules. */
export function AutoReplyBar({ state }: { state: AnsweringState }) {
  const { t } = useTranslation('autoReply')
  const { t: tc } = useTranslation('common')
  const live = useLiveWords()
  const language = useLanguage()
  const { isOn, startsOn, pending } = state
  return (
    <div className="reply-bar">
      <div className="reply-bar-row">
        <FormControlLabel
          control={<Switch checked={isOn} onChange={(_event, on) => void switchAutoReply(on)} />}
          label={t('switch')}
        />
        <StatePill tone={live.tone(isOn ? 'ok' : 'off')}>
          {live.isAway ? tc('phase.unknown') : t(isOn ? 'on' : 'off')}
        </StatePill>
        {pending > 0 && (
          <span className="dim">{t('pending', { formatted: formatCount(pending, language) })}</span>
        )}
        <WhoseMessages connectionId={state.connectionId} />
        <FormControlLabel
          control={
            <Checkbox
              checked={startsOn}
              onChange={(_event, on) => void configureAutoReply({ startsOn: on })}
            />
          }
          label={t('startsOn')}
        />
      </div>
      <RuleTools state={state} />
    </div>
  )
}

function WhoseMessages({ connectionId }: { connectionId: string | null }) {
  const { t } = useTranslation('autoReply')
  const connections = useConnections((view) => view.connections)
  return (
    <span className="reply-whose">
      <span id="reply-whose">{t('whose')}</span>
      <Select
        value={connectionId ?? ''}
        displayEmpty
        labelId="reply-whose"
        onChange={({ target }) =>
          void configureAutoReply({ connectionId: target.value === '' ? null : target.value })
        }
      >
        <MenuItem value="">{t('allConnections')}</MenuItem>
        {connections.map((one) => (
          <MenuItem key={one.connectionId} value={one.connectionId}>
            {one.name}
          </MenuItem>
        ))}
      </Select>
    </span>
  )
}

function RuleTools({ state }: { state: AnsweringState }) {
  const { t } = useTranslation('autoReply')
  const { rules, limits } = state
  const [problems, setProblems] = useState<readonly PlacedRuleProblem[]>([])
  const read = async ([file]: readonly File[]) => {
    const found = readRuleFile((await file?.text()) ?? '', 1000 * Date.now())
    setProblems('problems' in found ? found.problems : [])
    if ('problems' in found) return
    editRule(null)
    const isTaken = await configureAutoReply({ rules: found.file.rules, limits: found.file.limits })
    const back = { label: t('undo'), run: () => void configureAutoReply({ rules, limits }) }
    if (isTaken) notifyDone(t('imported', { count: found.file.rules.length }), back)
  }
  return (
    <>
      <div className="reply-bar-row">
        <Button variant="contained" onClick={() => editRule(rules.length)}>
          {t('add')}
        </Button>
        <Button
          variant="outlined"
          title={t('dryRunHelp')}
          disabled={rules.length === 0}
          onClick={() => void runDry()}
        >
          {t('dryRun')}
        </Button>
        <FileButton label={t('import')} accept=".json" onFiles={(files) => void read(files)} />
        <Button
          variant="outlined"
          title={t('exportHelp')}
          disabled={rules.length === 0}
          onClick={() => saveFile(new Blob([ruleFileText(state)]), 'auto-reply.json')}
        >
          {t('export')}
        </Button>
        <Button title={t('forgetHelp')} disabled={rules.length === 0} onClick={() => void forgetAnswers()}>
          {t('forget')}
        </Button>
      </div>
      {problems.length > 0 && <FileProblems problems={problems} />}
    </>
  )
}

function FileProblems({ problems }: { problems: readonly PlacedRuleProblem[] }) {
  const { t } = useTranslation('autoReply')
  const language = useLanguage()
  return (
    <div className="reply-stop" role="alert">
      {t('importFailed')}
      <ul>
        {problems.slice(0, mostShown).map((problem) => (
          <li key={`${problem.path} ${problem.place?.line} ${problem.place?.column}`}>
            <ForeignText text={ruleProblemText(problem, language)} />
          </li>
        ))}
      </ul>
    </div>
  )
}
