import EditOutlined from '@mui/icons-material/EditOutlined'
import IconButton from '@mui/material/IconButton'
import Switch from '@mui/material/Switch'
import Tooltip from '@mui/material/Tooltip'
import { useTranslation } from 'react-i18next'
import { localSimulatorId } from '../../../shared/contract/connections.ts'
import type { SimulatorConfig, SimulatorRule } from '../../../shared/contract/simulator.ts'
import { playedTriggers, playsSpecification } from '../../../shared/profiles/plain-triggers.ts'
import type { SimulatorTrigger } from '../../../shared/profiles/simulator-triggers.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { composeWith, openCodes } from '../../stores/navigation-store.ts'
import { configureSimulator } from '../../stores/simulator-store.ts'
import { RuleSetting } from './rule-setting.tsx'

/** International numbers: the examples are written with their country code. */
const international = { ton: 1, npi: 1 }

export function RulesPanel({ config }: { config: SimulatorConfig }) {
  const { t } = useTranslation('simulator')
  const catalogue = useCatalogue()
  const triggers = playedTriggers(catalogue, config.profileId)
  const [first] = triggers
  return (
    <section className="pane sim-panel" aria-labelledby="sim-rules">
      <header className="sim-panel-head">
        <h2 id="sim-rules">{t('rules.title')}</h2>
        <span className="dim">
          {playsSpecification(catalogue, config.profileId) ? t('rules.plainHelp') : t('rules.help')}
        </span>
      </header>
      {first === undefined ? (
        <p className="sim-panel-body dim">{t('rules.none')}</p>
      ) : (
        <>
          <div className="sim-by-address">
            <RuleSwitch config={config} rule="by-address" label={t('rules.byAddress')} />
            <span>
              <span className="strong">{t('rules.byAddress')}</span>{' '}
              <span className="dim">
                {t('rules.byAddressHelp', { example: first.exampleAddress, hex: first.hex })}
              </span>
            </span>
          </div>
          <table className="sim-table sim-rules">
            <thead>
              <tr>
                <th scope="col">{t('rules.on')}</th>
                <th scope="col">{t('rules.status')}</th>
                <th scope="col">{t('rules.what')}</th>
                <th scope="col">{t('rules.setting')}</th>
                <th scope="col">{t('rules.example')}</th>
              </tr>
            </thead>
            <tbody>
              {triggers.map((trigger) => (
                <RuleRow key={trigger.rule} trigger={trigger} config={config} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

function RuleRow({ trigger, config }: { trigger: SimulatorTrigger; config: SimulatorConfig }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const { rule, status, hex, exampleAddress } = trigger
  const title = trigger.title[language]
  return (
    <tr className={config.rules[rule] ? '' : 'sim-off'}>
      <td>
        <RuleSwitch config={config} rule={rule} label={t('rules.toggle', { hex, title })} />
      </td>
      <td>
        <button
          type="button"
          className="link-button mono"
          title={t('rules.explain', { hex })}
          aria-label={t('rules.explain', { hex })}
          onClick={() =>
            openCodes({
              code: hex,
              pdu: 'submit_sm_resp',
              field: 'command_status',
              profileId: config.profileId,
            })
          }
        >
          {hexNumber(status, 2)}
        </button>
        <div className="mono dim">{status}</div>
      </td>
      <td>
        <div className="strong">{title}</div>
        <div className="dim">{trigger.provokes[language]}</div>
      </td>
      <td>
        <RuleSetting rule={rule} config={config} />
      </td>
      <td>
        <div
          className={config.rules['by-address'] ? 'sim-example' : 'sim-example sim-off'}
          title={config.rules['by-address'] ? undefined : t('rules.offByAddress')}
        >
          <CopyValue value={exampleAddress} />
          <Tooltip title={t('rules.compose')}>
            <IconButton
              aria-label={t('rules.composeTo', { address: exampleAddress })}
              onClick={() =>
                composeWith({
                  connectionId: localSimulatorId,
                  intent: { destination: { ...international, addr: exampleAddress } },
                })
              }
            >
              <EditOutlined fontSize="small" />
            </IconButton>
          </Tooltip>
        </div>
      </td>
    </tr>
  )
}

function RuleSwitch({
  config,
  rule,
  label,
}: {
  config: SimulatorConfig
  rule: SimulatorRule
  label: string
}) {
  return (
    <Switch
      checked={config.rules[rule]}
      onChange={(_event, isOn) => void configureSimulator({ rules: { ...config.rules, [rule]: isOn } })}
      slotProps={{ input: { 'aria-label': label } }}
    />
  )
}
