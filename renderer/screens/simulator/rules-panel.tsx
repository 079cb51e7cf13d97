import Switch from '@mui/material/Switch'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import { playsSpecification } from '../../../shared/profiles/plain-triggers.ts'
import { playedProfile } from '../../../shared/profiles/played-by-simulator.ts'
import { type BehaviourView, behaviourView, isConformance } from '../../../shared/simulator/behaviour-view.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { changeBehaviour } from '../../stores/simulator-store.ts'
import { BehaviourRow } from './behaviour-row.tsx'
import { SimulatorPanel } from './simulator-panel.tsx'

/** The behaviours on messages and requests, in the order in which they are asked. */
export function RulesPanel({ config }: { config: SimulatorConfig }) {
  const { t } = useTranslation('simulator')
  const { behaviours, profileId } = config
  const catalogue = useCatalogue()
  const views = useMemo(() => {
    const profile = playedProfile(catalogue, profileId)
    const shown = behaviours.filter((behaviour) => !isConformance(behaviour))
    return shown.map((behaviour) => behaviourView(behaviour, profile)).filter((view) => view !== null)
  }, [behaviours, catalogue, profileId])
  const byAddress = views.find(({ behaviour }) => behaviour.do.kind === 'refuse-by-address')
  const rows = views.filter((view) => view !== byAddress)
  return (
    <SimulatorPanel
      id="sim-rules"
      title={t('rules.title')}
      help={playsSpecification(catalogue, profileId) ? t('rules.plainHelp') : t('rules.help')}
    >
      {rows.length === 0 && <p className="sim-panel-body dim">{t('rules.none')}</p>}
      {byAddress !== undefined && <ByAddress view={byAddress} rows={rows} />}
      {rows.length > 0 && (
        <table className="sim-table sim-rules">
          <thead>
            <tr>
              <th scope="col">{t('rules.on')}</th>
              <th scope="col">{t('rules.status')}</th>
              <th scope="col">{t('rules.what')}</th>
              <th scope="col">{t('rules.setting')}</th>
              <th scope="col">{t('rules.example')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((view) => (
              <BehaviourRow
                key={view.behaviour.id}
                view={view}
                config={config}
                isByAddress={byAddress?.behaviour.isOn === true}
              />
            ))}
          </tbody>
        </table>
      )}
    </SimulatorPanel>
  )
}

/** The switch that lets a destination ask for a status by itself, above the rows whose statuses it can ask for. */
function ByAddress({ view: { behaviour }, rows }: { view: BehaviourView; rows: readonly BehaviourView[] }) {
  const { t } = useTranslation('simulator')
  const row = rows.find(({ exampleAddress }) => exampleAddress !== null)
  const example = row?.exampleAddress ?? ''
  const hex = hexNumber(row?.status ?? 0, 4)
  return (
    <div className="sim-by-address">
      <Switch
        checked={behaviour.isOn}
        onChange={(_event, isOn) => void changeBehaviour({ ...behaviour, isOn })}
        slotProps={{ input: { 'aria-label': t('rules.byAddress') } }}
      />
      <span>
        <span className="strong">{t('rules.byAddress')}</span>{' '}
        {row !== undefined && <span className="dim">{t('rules.byAddressHelp', { example, hex })}</span>}
      </span>
    </div>
  )
}
