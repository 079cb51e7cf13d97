import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OwnBinds, relayAccountSchema } from '../../../shared/relay/relay-config.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { configureRelay } from '../../stores/relay-store.ts'
import { SetField } from './set-field.tsx'

const whenLost: readonly OwnBinds['whenLost'][] = ['ESME_RSYSERR', 'ESME_RSUBMITFAIL', 'unbind']
const otherwise: readonly OwnBinds['otherwise'][] = ['first', 'all', 'nobody']

/** Accounts of the applications, and what becomes of what nobody owns. */
export function ApplicationAccounts({
  settings,
  isRunning,
  waiting,
}: {
  settings: OwnBinds
  isRunning: boolean
  waiting: number
}) {
  const { t } = useTranslation('relay')
  const language = useLanguage()
  const change = (ownBinds: Partial<OwnBinds>) =>
    void configureRelay({ ownBinds: { ...settings, ...ownBinds } })
  return (
    <section className="pane relay-panel" aria-labelledby="relay-accounts">
      <header className="relay-panel-head">
        <h2 id="relay-accounts">{t('accounts.title')}</h2>
        <span className="dim">{isRunning ? t('accounts.atNextStart') : t('accounts.help')}</span>
      </header>
      <div className="relay-panel-body">
        {settings.accounts.length === 0 && <p className="dim">{t('accounts.empty')}</p>}
        {settings.accounts.map(({ systemId, maxBinds }) => (
          <div key={systemId} className="relay-account">
            <span className="mono strong grow">{systemId}</span>
            <SetField
              label={t('accounts.maxBinds', { systemId })}
              className="relay-binds"
              value={String(maxBinds)}
              bad={t('accounts.badBinds')}
              isBad={(text) => !relayAccountSchema.shape.maxBinds.safeParse(Number(text)).success}
              onSet={(text) =>
                change({
                  accounts: settings.accounts.map((one) =>
                    one.systemId === systemId ? { ...one, maxBinds: Number(text) } : one,
                  ),
                })
              }
            />
            <Button
              size="small"
              aria-label={t('accounts.removeOne', { systemId })}
              onClick={() =>
                change({
                  accounts: settings.accounts.filter((one) => one.systemId !== systemId),
                  routes: settings.routes.filter(({ account }) => account !== systemId),
                })
              }
            >
              {t('remove')}
            </Button>
          </div>
        ))}
        <NewAccount settings={settings} />
        <div className="relay-pair">
          <TextField
            select
            size="small"
            label={t('accounts.otherwise')}
            value={settings.otherwise}
            onChange={(event) => {
              const chosen = otherwise.find((one) => one === event.target.value)
              if (chosen !== undefined) change({ otherwise: chosen })
            }}
          >
            {otherwise.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`accounts.to.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            size="small"
            label={t('accounts.whenLost')}
            value={settings.whenLost}
            onChange={(event) => {
              const chosen = whenLost.find((one) => one === event.target.value)
              if (chosen !== undefined) change({ whenLost: chosen })
            }}
          >
            {whenLost.map((one) => (
              <MenuItem key={one} value={one}>
                {one === 'unbind' ? t('accounts.unbind') : one}
              </MenuItem>
            ))}
          </TextField>
        </div>
        {waiting > 0 && (
          <p role="status">
            {t('accounts.waiting', { count: waiting, formatted: formatCount(waiting, language) })}
          </p>
        )}
      </div>
    </section>
  )
}

function NewAccount({ settings }: { settings: OwnBinds }) {
  const { t } = useTranslation('relay')
  const [systemId, setSystemId] = useState('')
  const [password, setPassword] = useState('')
  const isTaken = settings.accounts.some((one) => one.systemId === systemId)
  const add = async () => {
    const accounts = [...settings.accounts, { systemId, password, maxBinds: 100 }]
    if (!(await configureRelay({ ownBinds: { ...settings, accounts } }))) return
    setSystemId('')
    setPassword('')
  }
  return (
    <form
      className="relay-new-account"
      onSubmit={(event) => {
        event.preventDefault()
        if (systemId !== '' && !isTaken) void add()
      }}
    >
      <TextField
        size="small"
        label="system_id"
        value={systemId}
        error={isTaken}
        helperText={isTaken ? t('accounts.taken') : undefined}
        onChange={(event) => setSystemId(event.target.value)}
        slotProps={{
          htmlInput: { className: 'mono', maxLength: 255, autoComplete: 'off', spellCheck: false },
        }}
      />
      <TextField
        size="small"
        type="password"
        label="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        slotProps={{ htmlInput: { className: 'mono', maxLength: 255, autoComplete: 'new-password' } }}
      />
      <Button type="submit" variant="outlined" disabled={systemId === '' || isTaken}>
        {t('accounts.add')}
      </Button>
    </form>
  )
}
