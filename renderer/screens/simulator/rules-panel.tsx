import AddOutlined from '@mui/icons-material/AddOutlined'
import Button from '@mui/material/Button'
import Switch from '@mui/material/Switch'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type SimulatorConfig,
  type SimulatorState,
  simulatorConfigSchema,
} from '../../../shared/contract/simulator.ts'
import { playsSpecification } from '../../../shared/profiles/plain-triggers.ts'
import { playedProfile } from '../../../shared/profiles/played-by-simulator.ts'
import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import { type BehaviourView, behaviourView, isConformance } from '../../../shared/simulator/behaviour-view.ts'
import { boundsOf } from '../../../shared/simulator/number-bounds.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import {
  addBehaviour,
  changeBehaviour,
  configureSimulator,
  replaceBehaviour,
} from '../../stores/simulator-store.ts'
import { BehaviourDialog } from './behaviour-dialog.tsx'
import { BehaviourMenu } from './behaviour-menu.tsx'
import { BehaviourRow } from './behaviour-row.tsx'
import { NumberSetting } from './number-setting.tsx'
import { SimulatorPanel } from './simulator-panel.tsx'

/** The behaviour in the form: one that stands, or one that is to stand behind another. */
type Edited =
  | { readonly kind: 'change'; readonly behaviour: Behaviour }
  | { readonly kind: 'add'; readonly behaviour: Behaviour; readonly behind: string | null }

/** The behaviours on messages and requests, in the order in which they are asked. */
export function RulesPanel({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const { config, acted } = state
  const { behaviours, profileId } = config
  const catalogue = useCatalogue()
  const [edited, setEdited] = useState<Edited | null>(null)
  const views = useViews(config)
  const byAddress = views.find(({ behaviour }) => behaviour.do.kind === 'refuse-by-address')
  const rows = views.filter((view) => view !== byAddress)
  const ids = behaviours.map(({ id }) => id)
  const addNew = () => setEdited({ kind: 'add', behaviour: freshBehaviour(ids), behind: null })
  return (
    <SimulatorPanel
      id="sim-rules"
      title={t('rules.title')}
      help={playsSpecification(catalogue, profileId) ? t('rules.plainHelp') : t('rules.help')}
    >
      {rows.length === 0 && <p className="sim-panel-body dim">{t('rules.none')}</p>}
      {byAddress !== undefined && <ByAddress view={byAddress} rows={rows} />}
      {rows.length > 0 && (
        <table className="sim-table sim-rules">
          <thead>
            <tr>
              <th scope="col">{t('rules.on')}</th>
              <th scope="col">{t('rules.status')}</th>
              <th scope="col">{t('rules.what')}</th>
              <th scope="col">{t('rules.setting')}</th>
              <th scope="col" className="sim-number" title={t('rules.actedHelp')}>
                {t('rules.acted')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('rules.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((view, at) => (
              <BehaviourRow
                key={view.behaviour.id}
                view={view}
                config={config}
                isByAddress={byAddress?.behaviour.isOn === true}
                acted={acted[view.behaviour.id] ?? 0}
                menu={
                  <BehaviourMenu
                    behaviour={view.behaviour}
                    before={rows[at - 1]?.behaviour.id}
                    behind={rows[at + 1]?.behaviour.id}
                    onEdit={() => setEdited({ kind: 'change', behaviour: view.behaviour })}
                    onDuplicate={() => {
                      const { id } = view.behaviour
                      setEdited({
                        kind: 'add',
                        behaviour: { ...view.behaviour, id: freeId(id, ids) },
                        behind: id,
                      })
                    }}
                  />
                }
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="sim-panel-body sim-rules-end">
        <Button startIcon={<AddOutlined />} onClick={addNew}>
          {t('rules.add')}
        </Button>
        <NumberSetting
          label={t('rules.seed')}
          help={t('rules.seedHelp', { seed: state.seed })}
          value={config.seed}
          bounds={boundsOf(simulatorConfigSchema.shape.seed.unwrap())}
          placeholder={String(state.seed)}
          onSet={(seed) => void configureSimulator({ seed })}
          onClear={() => void configureSimulator({ seed: null })}
        />
      </div>
      {edited !== null && (
        <BehaviourDialog
          behaviour={edited.behaviour}
          isNew={edited.kind === 'add'}
          taken={edited.kind === 'add' ? ids : ids.filter((id) => id !== edited.behaviour.id)}
          onSave={(changed) =>
            edited.kind === 'add'
              ? addBehaviour(changed, edited.behind)
              : replaceBehaviour(edited.behaviour, changed)
          }
          onClose={() => setEdited(null)}
        />
      )}
    </SimulatorPanel>
  )
}

/** Those that do something under the profile, demands of the specification aside. */
function useViews({ behaviours, profileId }: SimulatorConfig): readonly BehaviourView[] {
  const catalogue = useCatalogue()
  return useMemo(() => {
    const profile = playedProfile(catalogue, profileId)
    const shown = behaviours.filter((behaviour) => !isConformance(behaviour))
    return shown.map((behaviour) => behaviourView(behaviour, profile)).filter((view) => view !== null)
  }, [behaviours, catalogue, profileId])
}

function freshBehaviour(ids: readonly string[]): Behaviour {
  return {
    id: freeId('row', ids),
    isOn: true,
    when: { requests: ['submit_sm'] },
    do: { kind: 'refuse', status: 'ESME_RSYSERR', as: 'response' },
  }
}

/** 'row-2' where 'row-1' is taken. */
function freeId(id: string, ids: readonly string[]): string {
  const stem = id.replace(/-\d+$/, '').slice(0, 56)
  for (let number = 1; ; number++) if (!ids.includes(`${stem}-${number}`)) return `${stem}-${number}`
}

/** The switch that lets a destination ask for a status by itself, above the rows whose statuses it can ask for. */
function ByAddress({ view: { behaviour }, rows }: { view: BehaviourView; rows: readonly BehaviourView[] }) {
  const { t } = useTranslation('simulator')
  const row = rows.find(({ exampleAddress }) => exampleAddress !== null)
  const example = row?.exampleAddress ?? ''
  const hex = hexNumber(row?.status ?? 0, 4)
  return (
    <div className="sim-by-address">
      <Switch
        checked={behaviour.isOn}
        onChange={(_event, isOn) => void changeBehaviour({ ...behaviour, isOn })}
        slotProps={{ input: { 'aria-label': t('rules.byAddress') } }}
      />
      <span>
        <span className="strong">{t('rules.byAddress')}</span>{' '}
        {row !== undefined && <span className="dim">{t('rules.byAddressHelp', { example, hex })}</span>}
      </span>
    </div>
  )
}
