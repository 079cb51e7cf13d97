import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import { playedProfile } from '../../../shared/profiles/played-by-simulator.ts'
import { behaviourView, conditionsText, isConformance } from '../../../shared/simulator/behaviour-view.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { changeBehaviour } from '../../stores/simulator-store.ts'
import { SimulatorPanel } from './simulator-panel.tsx'

/** Demands of the specification and of the provider's page, each refused or passed with a note. */
export function ConformancePanel({ config: { behaviours, profileId } }: { config: SimulatorConfig }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const views = useMemo(() => {
    const profile = playedProfile(catalogue, profileId)
    const shown = behaviours.filter(isConformance)
    return shown.map((behaviour) => behaviourView(behaviour, profile)).filter((view) => view !== null)
  }, [behaviours, catalogue, profileId])
  return (
    <SimulatorPanel id="sim-conformance" title={t('conformance.title')} help={t('conformance.help')}>
      <div className="sim-panel-body sim-conformance">
        {views.map((view) => (
          <FormControlLabel
            key={view.behaviour.id}
            title={view.behaviour.id}
            control={
              <Switch
                checked={view.behaviour.isOn}
                onChange={(_event, isOn) => void changeBehaviour({ ...view.behaviour, isOn })}
              />
            }
            label={t('conformance.refuse', {
              what: conditionsText(view, language),
              status: view.title[language],
            })}
          />
        ))}
      </div>
    </SimulatorPanel>
  )
}
