import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import type { SimulatorConfig, SimulatorConformance } from '../../../shared/contract/simulator.ts'
import { tlvLabel } from '../../../shared/inspect/span-list.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { configureSimulator } from '../../stores/simulator-store.ts'

/** Whether what the specification or the provider's page is against is refused, or passes with a note. */
export function ConformancePanel({ config }: { config: SimulatorConfig }) {
  const { t } = useTranslation('simulator')
  const { conformance, profileId } = config
  const required =
    useCatalogue()
      .tlvs(profileId)
      ?.filter((row) => row.required) ?? []
  const set = (change: Partial<SimulatorConformance>) =>
    void configureSimulator({ conformance: { ...conformance, ...change } })
  return (
    <section className="pane sim-panel" aria-labelledby="sim-conformance">
      <header className="sim-panel-head">
        <h2 id="sim-conformance">{t('conformance.title')}</h2>
        <span className="dim">{t('conformance.help')}</span>
      </header>
      <div className="sim-panel-body sim-conformance">
        <FormControlLabel
          control={
            <Switch
              checked={conformance.state === 'refuse'}
              onChange={(_event, isOn) => set({ state: isOn ? 'refuse' : 'note' })}
            />
          }
          label={t('conformance.state')}
        />
        <FormControlLabel
          control={
            <Switch
              checked={conformance.version === 'refuse'}
              onChange={(_event, isOn) => set({ version: isOn ? 'refuse' : 'note' })}
            />
          }
          label={t('conformance.version')}
        />
        {required.length > 0 && (
          <FormControlLabel
            control={
              <Switch
                checked={conformance.requiredTlvs}
                onChange={(_event, isOn) => set({ requiredTlvs: isOn })}
              />
            }
            label={t('conformance.requiredTlvs', {
              tlvs: required.map(({ name, tag }) => `${name} (${tlvLabel(tag)})`).join(', '),
            })}
          />
        )}
      </div>
    </section>
  )
}
