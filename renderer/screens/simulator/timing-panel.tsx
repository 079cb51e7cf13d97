import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import { type SimulatorConfig, simulatorConfigSchema } from '../../../shared/contract/simulator.ts'
import { configureSimulator } from '../../stores/simulator-store.ts'
import { NumberSetting } from './number-setting.tsx'
import { TextSetting } from './text-setting.tsx'

const receiptSchema = simulatorConfigSchema.shape.receipt
const stats = receiptSchema.shape.stat.options
const deadlineBounds = { min: 0.01, max: 3600 }
const idleBounds = { min: 0, max: 86_400 }

export function TimingPanel({ config }: { config: SimulatorConfig }) {
  const { t } = useTranslation('simulator')
  const { receipt } = config
  const setReceipt = (change: Partial<SimulatorConfig['receipt']>) =>
    void configureSimulator({ receipt: { ...receipt, ...change } })
  return (
    <section className="pane sim-panel" aria-labelledby="sim-timing">
      <header className="sim-panel-head">
        <h2 id="sim-timing">{t('timing.title')}</h2>
      </header>
      <div className="sim-panel-body sim-fields">
        <TextSetting
          label={t('timing.systemId')}
          help={t('timing.accountHelp')}
          value={config.systemId}
          onSet={(systemId) => void configureSimulator({ systemId })}
        />
        <TextSetting
          label={t('timing.password')}
          value={config.password}
          onSet={(password) => void configureSimulator({ password })}
        />
        <NumberSetting
          label={t('timing.bindDeadline')}
          help={t('timing.bindDeadlineHelp')}
          value={config.bindDeadline}
          bounds={deadlineBounds}
          onSet={(bindDeadline) => void configureSimulator({ bindDeadline })}
        />
        <NumberSetting
          label={t('timing.answerDeadline')}
          help={t('timing.answerDeadlineHelp')}
          value={config.answerDeadline}
          bounds={deadlineBounds}
          onSet={(answerDeadline) => void configureSimulator({ answerDeadline })}
        />
        <NumberSetting
          label={t('timing.enquireLinkInterval')}
          help={t('timing.enquireLinkIntervalHelp')}
          value={config.enquireLinkInterval}
          bounds={idleBounds}
          onSet={(enquireLinkInterval) => void configureSimulator({ enquireLinkInterval })}
        />
        <NumberSetting
          label={t('timing.inactivityTimeout')}
          help={t('timing.inactivityTimeoutHelp')}
          value={config.inactivityTimeout}
          bounds={idleBounds}
          onSet={(inactivityTimeout) => void configureSimulator({ inactivityTimeout })}
        />
        <NumberSetting
          label={t('timing.responseDelayMs')}
          help={t('timing.responseDelayMsHelp')}
          value={config.responseDelayMs}
          bounds={{ min: 0, max: 600_000 }}
          onSet={(responseDelayMs) => void configureSimulator({ responseDelayMs })}
        />
        <NumberSetting
          label={t('timing.receiptDelay')}
          help={t('timing.receiptDelayHelp')}
          value={receipt.delay}
          bounds={{ min: 0, max: 86_400 }}
          onSet={(delay) => setReceipt({ delay })}
        />
        <TextField
          select
          label={t('timing.receiptStat')}
          value={receipt.stat}
          onChange={(event) => {
            const stat = receiptSchema.shape.stat.safeParse(event.target.value)
            if (stat.success) setReceipt({ stat: stat.data })
          }}
        >
          {stats.map((stat) => (
            <MenuItem key={stat} value={stat}>
              <span>
                <span className="mono">{stat}</span> <span className="dim">{t(`stat.${stat}`)}</span>
              </span>
            </MenuItem>
          ))}
        </TextField>
        <TextSetting
          label={t('timing.receiptErr')}
          help={t('timing.receiptErrHelp')}
          value={receipt.err}
          problemWith={(typed) =>
            receiptSchema.shape.err.safeParse(typed.trim()).success ? undefined : t('errors.err')
          }
          onSet={(err) => setReceipt({ err: err.trim() })}
        />
      </div>
    </section>
  )
}
