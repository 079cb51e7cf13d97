import EditOutlined from '@mui/icons-material/EditOutlined'
import IconButton from '@mui/material/IconButton'
import Switch from '@mui/material/Switch'
import Tooltip from '@mui/material/Tooltip'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import {
  type BehaviourView,
  conditionsText,
  withCondition,
} from '../../../shared/simulator/behaviour-view.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { composeWith, openCodes } from '../../stores/navigation-store.ts'
import { changeBehaviour } from '../../stores/simulator-store.ts'
import { ConditionSetting } from './condition-setting.tsx'

/** International numbers: the examples are written with their country code. */
const international = { ton: 1, npi: 1 }

/** `isByAddress`: a destination alone can draw the status of this row; `acted`: how often it has acted in this run. */
export function BehaviourRow({
  view,
  config,
  isByAddress,
  acted,
  menu,
}: {
  view: BehaviourView
  config: SimulatorConfig
  isByAddress: boolean
  acted: number
  menu: ReactNode
}) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const { behaviour, status, conditions, exampleAddress } = view
  const title = view.title[language]
  const label = status === null ? title : t('rules.toggle', { hex: hexNumber(status, 4), title })
  return (
    <tr className={behaviour.isOn ? '' : 'sim-off'} title={behaviour.id}>
      <td>
        <Switch
          checked={behaviour.isOn}
          onChange={(_event, isOn) => void changeBehaviour({ ...behaviour, isOn })}
          slotProps={{ input: { 'aria-label': label } }}
        />
      </td>
      <td>{status !== null && <StatusCell status={status} profileId={config.profileId} />}</td>
      <td>
        <div className="strong">{title}</div>
        <div className="dim">{conditionsText(view, language)}</div>
      </td>
      <td>
        {conditions.map(
          ({ key, says, editor }) =>
            editor !== null && (
              <ConditionSetting
                key={key}
                label={`${title}: ${says[language]}`}
                editor={editor}
                balance={config.accounts[0]?.balance ?? null}
                onSet={(value) => void changeBehaviour(withCondition(behaviour, key, value))}
              />
            ),
        )}
        {exampleAddress !== null && <Example address={exampleAddress} isOn={isByAddress} />}
      </td>
      <td className="sim-number mono" title={t('rules.actedHelp')}>
        {acted === 0 ? <span className="dim">0</span> : formatCount(acted, language)}
      </td>
      <td>{menu}</td>
    </tr>
  )
}

function StatusCell({ status, profileId }: { status: number; profileId: string }) {
  const { t } = useTranslation('simulator')
  const hex = hexNumber(status, 2)
  return (
    <>
      <button
        type="button"
        className="link-button mono"
        title={t('rules.explain', { hex })}
        aria-label={t('rules.explain', { hex })}
        onClick={() =>
          openCodes({ code: hexNumber(status, 4), pdu: 'submit_sm_resp', field: 'command_status', profileId })
        }
      >
        {hex}
      </button>
      <div className="mono dim">{status}</div>
    </>
  )
}

/** A destination that draws the status, to be copied or composed to. */
function Example({ address, isOn }: { address: string; isOn: boolean }) {
  const { t } = useTranslation('simulator')
  const destination = { ...international, addr: address }
  return (
    <div
      className={isOn ? 'sim-example' : 'sim-example sim-off'}
      title={isOn ? undefined : t('rules.offByAddress')}
    >
      <CopyValue value={address} />
      <Tooltip title={t('rules.compose')}>
        <IconButton
          aria-label={t('rules.composeTo', { address })}
          onClick={() => composeWith({ connectionId: localSimulatorId, intent: { destination } })}
        >
          <EditOutlined fontSize="small" />
        </IconButton>
      </Tooltip>
    </div>
  )
}
