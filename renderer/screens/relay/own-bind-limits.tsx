import { useTranslation } from 'react-i18next'
import { type OwnBinds, ownBindFields } from '../../../shared/relay/relay-config.ts'
import { configureRelay } from '../../stores/relay-store.ts'
import { SetField } from './set-field.tsx'

const limits = ['mostQueued', 'bindDeadline', 'answerDeadline', 'enquireLinkInterval', 'keepHours'] as const

/** How many wait, and how long is waited. */
export function OwnBindLimits({ settings, isRunning }: { settings: OwnBinds; isRunning: boolean }) {
  const { t } = useTranslation('relay')
  return (
    <section className="pane relay-panel" aria-labelledby="relay-limits">
      <header className="relay-panel-head">
        <h2 id="relay-limits">{t('limits.title')}</h2>
        {isRunning && <span className="dim">{t('accounts.atNextStart')}</span>}
      </header>
      <div className="relay-panel-body relay-limits">
        {limits.map((name) => (
          <SetField
            key={name}
            label={t(`limits.${name}`)}
            help={t(`limits.help.${name}`)}
            className="relay-limit"
            value={String(settings[name])}
            bad={t(`limits.bad.${name}`)}
            isBad={(text) => text.trim() === '' || !ownBindFields[name].safeParse(Number(text)).success}
            onSet={(text) => void configureRelay({ ownBinds: { ...settings, [name]: Number(text) } })}
          />
        ))}
      </div>
    </section>
  )
}
