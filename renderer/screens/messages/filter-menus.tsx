import ArrowDropDownOutlined from '@mui/icons-material/ArrowDropDownOutlined'
import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cardFields } from '../../../shared/filter/card-field-table.ts'
import { hasPart, sessionFilter } from '../../../shared/filter/join-filter.ts'
import { partStateSchema } from '../../../shared/message/part-state.ts'
import { shownName } from '../../parts/shown-name.ts'
import { followBulk, useBulk } from '../../stores/bulk-store.ts'
import { messageFilter } from '../../stores/messages-filter-store.ts'

interface Choice {
  /** The condition. */
  readonly text: string
  readonly label: string
}

const states = [...partStateSchema.options, 'received'] as const
/** Runs that the menu shows, the newest. */
const mostRuns = 30

/** Conditions of which one is chosen: the state, the connection, the bulk run. */
export function FilterMenus() {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const runs = useBulk((state) => state.runs)
  const sessions = messageFilter.useSeen('session') ?? []
  useEffect(() => followBulk(), [])
  const newest = Object.values(runs)
    .sort((one, other) => other.runId - one.runId)
    .slice(0, mostRuns)
  return (
    <>
      <ConditionMenu
        name={t('columns.state')}
        choices={states.map((state) => ({ text: `state == ${state}`, label: t(`state.${state}`) }))}
      />
      <ConditionMenu
        name={t('facts.session')}
        choices={sessions.map(({ text }) => ({
          text: sessionFilter(text),
          label: shownName(text, common),
        }))}
        onOpen={() => void messageFilter.loadSeen('session')}
      />
      {newest.length > 0 && (
        <ConditionMenu
          name={t('facts.run')}
          choices={newest.map(({ runId, name }) => ({
            text: `run == ${runId}`,
            label: `${runId} · ${name}`,
          }))}
        />
      )}
    </>
  )
}

/** One of the conditions, or none of them, beside whatever else the filter wants. */
function ConditionMenu({
  name,
  choices,
  onOpen,
}: {
  name: string
  choices: readonly Choice[]
  onOpen?: () => void
}) {
  const { t } = useTranslation('messages')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const filter = messageFilter.useInForce()
  const chosen = choices.find(({ text }) => hasPart(filter, text, cardFields))
  const choose = (choice: Choice | null) => {
    setAnchor(null)
    messageFilter.chooseOne(
      choices.map(({ text }) => text),
      choice?.text ?? null,
    )
  }
  return (
    <>
      <Button
        size="small"
        variant={chosen === undefined ? 'text' : 'outlined'}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        endIcon={<ArrowDropDownOutlined />}
        onClick={({ currentTarget }) => {
          onOpen?.()
          setAnchor(currentTarget)
        }}
      >
        {chosen === undefined ? name : `${name}: ${chosen.label}`}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem selected={chosen === undefined} onClick={() => choose(null)}>
          {t('anyOf')}
        </MenuItem>
        {choices.map((choice) => (
          <MenuItem key={choice.text} selected={choice === chosen} onClick={() => choose(choice)}>
            <span className="foreign cut">{choice.label}</span>
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}
