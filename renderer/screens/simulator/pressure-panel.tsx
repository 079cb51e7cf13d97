import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import {
  type SimulatorPressure,
  type SimulatorState,
  simulatorPressureSchema,
} from '../../../shared/contract/simulator.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { configureSimulator } from '../../stores/simulator-store.ts'
import { NumberSetting } from './number-setting.tsx'

const congestionSchema = simulatorPressureSchema.shape.congestion

/** Limits of a busy SMSC and how full its queue is at this moment. */
export function PressurePanel({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const { pressure } = state.config
  const set = (change: Partial<SimulatorPressure>) =>
    void configureSimulator({ pressure: { ...pressure, ...change } })
  return (
    <section className="pane sim-panel" aria-labelledby="sim-pressure">
      <header className="sim-panel-head">
        <h2 id="sim-pressure">{t('pressure.title')}</h2>
        <span className="dim">{t('pressure.queued', { queued: formatCount(state.queued, language) })}</span>
      </header>
      <div className="sim-panel-body sim-fields">
        <NumberSetting
          label={t('pressure.maxRate')}
          help={t('pressure.maxRateHelp')}
          value={pressure.maxRate}
          placeholder={t('unlimited')}
          bounds={{ min: 1, max: 100_000, isWhole: true }}
          onSet={(maxRate) => set({ maxRate })}
          onClear={() => set({ maxRate: null })}
        />
        <NumberSetting
          label={t('pressure.maxQueue')}
          help={t('pressure.maxQueueHelp')}
          value={pressure.maxQueue}
          placeholder={t('unlimited')}
          bounds={{ min: 0, max: 1_000_000, isWhole: true }}
          onSet={(maxQueue) => set({ maxQueue })}
          onClear={() => set({ maxQueue: null })}
        />
        <TextField
          select
          label={t('pressure.congestion')}
          helperText={t('pressure.congestionHelp')}
          value={pressure.congestion}
          onChange={(event) => {
            const congestion = congestionSchema.safeParse(event.target.value)
            if (congestion.success) set({ congestion: congestion.data })
          }}
        >
          {congestionSchema.options.map((option) => (
            <MenuItem key={option} value={option}>
              {t(`pressure.congestionKind.${option}`)}
            </MenuItem>
          ))}
        </TextField>
        <NumberSetting
          label={t('pressure.congestionState')}
          value={pressure.congestionState}
          isDisabled={pressure.congestion !== 'fixed'}
          bounds={{ min: 0, max: 100, isWhole: true }}
          onSet={(congestionState) => set({ congestionState })}
        />
      </div>
    </section>
  )
}
