import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { openAccount, type SimulatedAccount } from '../../../shared/simulator/simulated-account.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { configureSimulator } from '../../stores/simulator-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { AccountForm } from './account-form.tsx'
import { SimulatorPanel } from './simulator-panel.tsx'

/** The accounts that clients may bind by; one at a time is open to be changed. */
export function AccountsPanel({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const { accounts } = state.config
  const [openPlace, setOpenPlace] = useState<number | null>(null)
  const set = (next: readonly SimulatedAccount[]) => void configureSimulator({ accounts: [...next] })
  const add = (account: SimulatedAccount) => {
    set([...accounts, account])
    setOpenPlace(accounts.length)
  }
  const remove = (place: number) => {
    const gone = accounts[place]
    set(accounts.filter((_account, at) => at !== place))
    setOpenPlace(null)
    notifyDone(t('accounts.removed', { systemId: gone?.systemId ?? '' }), {
      label: t('operators.undo'),
      run: () => set(accounts),
    })
  }
  return (
    <SimulatorPanel id="sim-accounts" title={t('accounts.title')} help={t('accounts.help')}>
      <ul className="sim-accounts">
        {accounts.map((account, place) => (
          <li key={account.systemId} className="sim-account">
            <div className="sim-account-head">
              <Button
                size="small"
                className="sim-account-name"
                aria-expanded={openPlace === place}
                onClick={() => setOpenPlace(openPlace === place ? null : place)}
              >
                <span className="mono strong foreign">
                  <ForeignText text={account.systemId === '' ? '–' : account.systemId} />
                </span>
              </Button>
              <AccountSummary account={account} state={state} />
              <span className="grow" />
              <Button
                size="small"
                aria-label={t('accounts.copyOne', { systemId: account.systemId })}
                onClick={() => add({ ...account, systemId: freeId(account.systemId, accounts) })}
              >
                {t('operators.duplicate')}
              </Button>
              <Button
                size="small"
                disabled={accounts.length === 1}
                aria-label={t('accounts.removeOne', { systemId: account.systemId })}
                onClick={() => remove(place)}
              >
                {t('operators.remove')}
              </Button>
            </div>
            {openPlace === place && (
              <AccountForm
                account={account}
                taken={accounts.filter((one) => one !== account).map((one) => one.systemId)}
                onChange={(change) =>
                  set(accounts.map((one, at) => (at === place ? { ...one, ...change } : one)))
                }
              />
            )}
          </li>
        ))}
      </ul>
      <div className="sim-panel-body">
        <Button
          variant="outlined"
          size="small"
          disabled={accounts.length >= 100}
          onClick={() => add(openAccount(freeId('esme', accounts), 'secret'))}
        >
          {t('accounts.add')}
        </Button>
      </div>
    </SimulatorPanel>
  )
}

/** Who is bound by it, and what restricts it. */
function AccountSummary({ account, state }: { account: SimulatedAccount; state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const count = (value: number) => formatCount(value, language)
  const { systemId, mostBinds, rate, window, balance, rights, networks, sources, bindModes } = account
  const binds = state.sessions.filter((session) => session.systemId === systemId).length
  const said = [
    mostBinds === null
      ? t('accounts.binds', { binds: count(binds) })
      : t('accounts.bindsOf', { binds: count(binds), most: count(mostBinds) }),
    rate !== null && t('accounts.rateOf', { rate: count(rate) }),
    window !== null && t('accounts.windowOf', { window: count(window) }),
    balance !== null && t('accounts.balanceOf', { balance: count(balance) }),
    bindModes.length < 3 && bindModes.join(', '),
    rights.length < 8 && t('accounts.rightsOf', { rights: rights.join(', ') }),
    networks.length > 0 && networks.join(', '),
    sources.length > 0 && t('accounts.sourcesOf', { sources: sources.join(', ') }),
  ]
  return <span className="dim sim-account-said">{said.filter(Boolean).join(' · ')}</span>
}

/** `base` with the first number that no account has. */
function freeId(base: string, accounts: readonly SimulatedAccount[]): string {
  const taken = new Set(accounts.map(({ systemId }) => systemId))
  let number = 2
  while (taken.has(`${base}${number}`)) number++
  return `${base}${number}`
}
