import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OwnBinds, relayRouteSchema } from '../../../shared/relay/relay-config.ts'
import { configureRelay } from '../../stores/relay-store.ts'

/** Which application gets what the provider sends to which numbers, asked in this order. */
export function RoutesPanel({ settings, isRunning }: { settings: OwnBinds; isRunning: boolean }) {
  const { t } = useTranslation('relay')
  const { routes, accounts } = settings
  const change = (next: OwnBinds['routes']) => configureRelay({ ownBinds: { ...settings, routes: next } })
  // Two routes may be alike: of the same ones each has its number.
  const counts = new Map<string, number>()
  const keyOf = (text: string) => {
    const count = (counts.get(text) ?? 0) + 1
    counts.set(text, count)
    return `${text} ${count}`
  }
  return (
    <section className="pane relay-panel" aria-labelledby="relay-routes">
      <header className="relay-panel-head">
        <h2 id="relay-routes">{t('routes.title')}</h2>
        <span className="dim">{isRunning ? t('accounts.atNextStart') : t('routes.help')}</span>
      </header>
      <div className="relay-panel-body">
        {routes.length === 0 && <p className="dim">{t('routes.empty')}</p>}
        <ol className="relay-routes">
          {routes.map(({ destinationStarts, account }, at) => {
            const starts = destinationStarts.join(', ')
            return (
              <li key={keyOf(`${starts} ${account}`)} className="relay-account">
                <span className="mono grow">
                  {starts} → <span className="strong">{account}</span>
                </span>
                <Button
                  size="small"
                  disabled={at === 0}
                  aria-label={t('routes.up', { starts })}
                  onClick={() => void change(moved(routes, at))}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  aria-label={t('routes.remove', { starts })}
                  onClick={() => void change(routes.toSpliced(at, 1))}
                >
                  {t('remove')}
                </Button>
              </li>
            )
          })}
        </ol>
        {accounts.length > 0 && (
          <NewRoute accounts={accounts} onAdd={(route) => change([...routes, route])} />
        )}
      </div>
    </section>
  )
}

function moved<T>(all: readonly T[], at: number): T[] {
  const one = all[at]
  return one === undefined ? [...all] : all.toSpliced(at, 1).toSpliced(at - 1, 0, one)
}

function NewRoute({
  accounts,
  onAdd,
}: {
  accounts: OwnBinds['accounts']
  onAdd: (route: OwnBinds['routes'][number]) => Promise<boolean>
}) {
  const { t } = useTranslation('relay')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const account =
    accounts.find(({ systemId }) => systemId === chosen)?.systemId ?? accounts[0]?.systemId ?? ''
  const read = relayRouteSchema.safeParse({
    destinationStarts: typed.split(/[\s,;]+/).filter(Boolean),
    account,
  })
  const isBad = typed.trim() !== '' && !read.success
  const add = async () => {
    if (read.success && (await onAdd(read.data))) setTyped('')
  }
  return (
    <form
      className="relay-new-account"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        size="small"
        label={t('routes.starts')}
        value={typed}
        error={isBad}
        helperText={isBad ? t('routes.bad') : t('routes.startsHelp')}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { className: 'mono', autoComplete: 'off', spellCheck: false } }}
      />
      <TextField
        select
        size="small"
        label={t('routes.account')}
        value={account}
        onChange={(event) => setChosen(event.target.value)}
      >
        {accounts.map(({ systemId }) => (
          <MenuItem key={systemId} value={systemId}>
            {systemId}
          </MenuItem>
        ))}
      </TextField>
      <Button type="submit" variant="outlined" aria-label={t('routes.add')} disabled={!read.success}>
        {t('accounts.add')}
      </Button>
    </form>
  )
}
