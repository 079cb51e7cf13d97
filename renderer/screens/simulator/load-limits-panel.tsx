import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import {
  mostQueued,
  type SimulatorPressure,
  type SimulatorState,
  simulatorPressureSchema,
} from '../../../shared/contract/simulator.ts'
import { boundsOf } from '../../../shared/simulator/number-bounds.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { configureSimulator } from '../../stores/simulator-store.ts'
import { NumberSetting } from './number-setting.tsx'
import { SimulatorPanel } from './simulator-panel.tsx'

const { maxRate, maxQueue, congestion, congestionState } = simulatorPressureSchema.shape

/** Limits of a busy SMSC and how full its queue is at this moment. */
export function LoadLimitsPanel({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const { pressure } = state.config
  const set = (change: Partial<SimulatorPressure>) =>
    void configureSimulator({ pressure: { ...pressure, ...change } })
  return (
    <SimulatorPanel
      id="sim-pressure"
      title={t('pressure.title')}
      help={t('pressure.queued', { queued: formatCount(state.queued, language) })}
    >
      <div className="sim-panel-body sim-fields">
        <NumberSetting
          label={t('pressure.maxRate')}
          help={t('pressure.maxRateHelp')}
          value={pressure.maxRate}
          placeholder={t('unlimited')}
          bounds={boundsOf(maxRate.unwrap())}
          onSet={(value) => set({ maxRate: value })}
          onClear={() => set({ maxRate: null })}
        />
        <NumberSetting
          label={t('pressure.maxQueue')}
          help={t('pressure.maxQueueHelp', { most: formatCount(mostQueued, language) })}
          value={pressure.maxQueue}
          placeholder={t('unlimited')}
          bounds={boundsOf(maxQueue.unwrap())}
          onSet={(value) => set({ maxQueue: value })}
          onClear={() => set({ maxQueue: null })}
        />
        <TextField
          select
          label={t('pressure.congestion')}
          helperText={t('pressure.congestionHelp')}
          value={pressure.congestion}
          onChange={(event) => {
            const chosen = congestion.safeParse(event.target.value)
            if (chosen.success) set({ congestion: chosen.data })
          }}
        >
          {congestion.options.map((option) => (
            <MenuItem key={option} value={option}>
              {t(`pressure.congestionKind.${option}`)}
            </MenuItem>
          ))}
        </TextField>
        <NumberSetting
          label={t('pressure.congestionState')}
          value={pressure.congestionState}
          isDisabled={pressure.congestion !== 'fixed'}
          bounds={boundsOf(congestionState)}
          onSet={(value) => set({ congestionState: value })}
        />
      </div>
    </SimulatorPanel>
  )
}
