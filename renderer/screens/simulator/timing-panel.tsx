import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import { type SimulatorConfig, simulatorConfigSchema } from '../../../shared/contract/simulator.ts'
import { boundsOf } from '../../../shared/simulator/number-bounds.ts'
import { configureSimulator } from '../../stores/simulator-store.ts'
import { NumberSetting } from './number-setting.tsx'
import { SimulatorPanel } from './simulator-panel.tsx'
import { TextSetting } from './text-setting.tsx'

const { shape } = simulatorConfigSchema
const timings = [
  'bindDeadline',
  'answerDeadline',
  'enquireLinkInterval',
  'inactivityTimeout',
  'responseDelayMs',
] as const

export function TimingPanel({ config }: { config: SimulatorConfig }) {
  const { t } = useTranslation('simulator')
  return (
    <SimulatorPanel id="sim-timing" title={t('timing.title')}>
      <div className="sim-panel-body sim-fields">
        {timings.map((key) => (
          <NumberSetting
            key={key}
            label={t(`timing.${key}`)}
            help={t(`timing.${key}Help`)}
            value={config[key]}
            bounds={boundsOf(shape[key])}
            onSet={(value) => void configureSimulator({ [key]: value })}
          />
        ))}
        <ReceiptSettings receipt={config.receipt} />
      </div>
    </SimulatorPanel>
  )
}

/** When a message reaches its final state, and which. */
function ReceiptSettings({ receipt }: { receipt: SimulatorConfig['receipt'] }) {
  const { t } = useTranslation('simulator')
  const { delay, stat, err } = shape.receipt.shape
  const set = (change: Partial<SimulatorConfig['receipt']>) =>
    void configureSimulator({ receipt: { ...receipt, ...change } })
  return (
    <>
      <NumberSetting
        label={t('timing.receiptDelay')}
        help={t('timing.receiptDelayHelp')}
        value={receipt.delay}
        bounds={boundsOf(delay)}
        onSet={(seconds) => set({ delay: seconds })}
      />
      <TextField
        select
        label={t('timing.receiptStat')}
        value={receipt.stat}
        onChange={(event) => {
          const chosen = stat.safeParse(event.target.value)
          if (chosen.success) set({ stat: chosen.data })
        }}
      >
        {stat.options.map((option) => (
          <MenuItem key={option} value={option}>
            <span>
              <span className="mono">{option}</span> <span className="dim">{t(`stat.${option}`)}</span>
            </span>
          </MenuItem>
        ))}
      </TextField>
      <TextSetting
        label={t('timing.receiptErr')}
        help={t('timing.receiptErrHelp')}
        value={receipt.err}
        problemWith={(typed) => (err.safeParse(typed.trim()).success ? undefined : t('errors.err'))}
        onSet={(typed) => set({ err: typed.trim() })}
      />
    </>
  )
}
