import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useTranslation } from 'react-i18next'
import { boundsOf } from '../../../shared/simulator/number-bounds.ts'
import {
  accountBindModes,
  accountRights,
  type SimulatedAccount,
  simulatedAccountSchema,
} from '../../../shared/simulator/simulated-account.ts'
import { ListSetting } from './list-setting.tsx'
import { NumberSetting } from './number-setting.tsx'
import { StatusSetting } from './status-setting.tsx'
import { TextSetting } from './text-setting.tsx'

const { shape } = simulatedAccountSchema
const limits = {
  mostBinds: { bounds: boundsOf(shape.mostBinds.unwrap().unwrap()), status: 'mostBindsStatus' },
  rate: { bounds: boundsOf(shape.rate.unwrap().unwrap()), status: 'rateStatus' },
  window: { bounds: boundsOf(shape.window.unwrap().unwrap()), status: 'windowStatus' },
} as const
const limitNames = ['mostBinds', 'rate', 'window'] as const
const balanceBounds = { min: 0, max: 1_000_000_000, isWhole: true }

/** Every setting of an account; each change is set at once. */
export function AccountForm({
  account,
  taken,
  onChange,
}: {
  account: SimulatedAccount
  /** system_id of the others. */
  taken: readonly string[]
  onChange: (change: Partial<SimulatedAccount>) => void
}) {
  const { t } = useTranslation('simulator')
  return (
    <div className="sim-panel-body">
      <div className="sim-fields">
        <TextSetting
          label={t('timing.systemId')}
          help={t('timing.accountHelp')}
          value={account.systemId}
          problemWith={(typed) => (taken.includes(typed) ? t('accounts.taken') : undefined)}
          onSet={(systemId) => onChange({ systemId })}
        />
        <TextSetting
          label={t('timing.password')}
          value={account.password}
          onSet={(password) => onChange({ password })}
        />
        <TextSetting
          label="system_type"
          help={t('accounts.systemTypeHelp')}
          value={account.systemType ?? ''}
          placeholder={t('accounts.any')}
          onSet={(typed) => onChange({ systemType: typed === '' ? null : typed })}
        />
        <NumberSetting
          label={t('accounts.balance')}
          value={account.balance}
          bounds={balanceBounds}
          placeholder={t('unlimited')}
          onSet={(balance) => onChange({ balance })}
          onClear={() => onChange({ balance: null })}
        />
        {limitNames.map((name) => (
          <div key={name} className="sim-limit">
            <NumberSetting
              label={t(`accounts.${name}`)}
              help={t(`accounts.${name}Help`)}
              value={account[name]}
              bounds={limits[name].bounds}
              placeholder={t('unlimited')}
              onSet={(value) => onChange({ [name]: value })}
              onClear={() => onChange({ [name]: null })}
            />
            <StatusSetting
              label={t('accounts.statusOf', { what: t(`accounts.${name}`) })}
              value={account[limits[name].status]}
              onSet={(status) => onChange({ [limits[name].status]: status })}
            />
          </div>
        ))}
      </div>
      <Ticks
        legend={t('accounts.bindModes')}
        values={accountBindModes}
        ticked={account.bindModes}
        isNoneAllowed={false}
        onChange={(bindModes) => onChange({ bindModes })}
      />
      <Ticks
        legend={t('accounts.rights')}
        values={accountRights}
        ticked={account.rights}
        isNoneAllowed
        onChange={(rights) => onChange({ rights })}
      />
      <div className="sim-account-lists">
        <div>
          <div className="form-label">{t('accounts.networks')}</div>
          <ListSetting
            label={t('accounts.networks')}
            items={account.networks}
            read={readNetwork}
            refusal={t('accounts.noNetwork')}
            onSet={(networks) => onChange({ networks })}
          />
        </div>
        <div>
          <div className="form-label">{t('accounts.sources')}</div>
          <ListSetting
            label={t('accounts.sources')}
            items={account.sources}
            read={readSource}
            refusal={t('accounts.noSource')}
            onSet={(sources) => onChange({ sources })}
          />
        </div>
      </div>
    </div>
  )
}

function readNetwork(typed: string): string | null {
  return shape.networks.unwrap().element.safeParse(typed.trim()).data ?? null
}

function readSource(typed: string): string | null {
  return shape.sources.unwrap().element.safeParse(typed.trim()).data ?? null
}

/** Some of a few named values. */
function Ticks<V extends string>({
  legend,
  values,
  ticked,
  isNoneAllowed,
  onChange,
}: {
  legend: string
  values: readonly V[]
  ticked: readonly V[]
  isNoneAllowed: boolean
  onChange: (ticked: V[]) => void
}) {
  return (
    <fieldset className="sim-ticks">
      <legend>{legend}</legend>
      {values.map((value) => {
        const isTicked = ticked.includes(value)
        return (
          <FormControlLabel
            key={value}
            label={<span className="mono">{value}</span>}
            control={
              <Checkbox
                size="small"
                checked={isTicked}
                disabled={!isNoneAllowed && isTicked && ticked.length === 1}
                onChange={() => onChange(values.filter((one) => (one === value) !== ticked.includes(one)))}
              />
            }
          />
        )
      })}
    </fieldset>
  )
}
