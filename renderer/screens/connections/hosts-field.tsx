import AddOutlined from '@mui/icons-material/AddOutlined'
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined'
import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { maxFurtherHosts } from '../../../shared/contract/connection-values.ts'
import type { ConnectionDraft, FurtherHost } from '../../../shared/contract/connections.ts'
import { targetsOf, targetText } from '../../../shared/contract/new-connection.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { CardProps } from './card-props.ts'
import { DraftNumber, DraftText } from './draft-field.tsx'

/** Hosts that are tried after the first, in order, and those of the provider that are not among them. */
export function HostsField(card: CardProps) {
  const { t } = useTranslation('connections')
  const { draft, onChange } = card
  const { hosts } = draft
  const change = (next: readonly FurtherHost[]) => onChange({ hosts: [...next] })
  const add = (one: FurtherHost) => change([...hosts, one])
  const canAdd = hosts.length < maxFurtherHosts
  return (
    <section className="conn-hosts conn-wide" aria-label={t('hosts.title')}>
      {hosts.length > 0 && <p className="dim conn-note">{t('hosts.about')}</p>}
      {hosts.map((one, at) => (
        <HostRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a host is its place in the order
          key={at}
          card={card}
          one={one}
          at={at}
          onRow={(part) => change(hosts.with(at, { ...one, ...part }))}
          onUp={() => onChange(raised(draft, at))}
          onRemove={() => change(hosts.toSpliced(at, 1))}
        />
      ))}
      {canAdd && (
        <div className="conn-hosts-add">
          <Button
            startIcon={<AddOutlined />}
            onClick={() => add({ host: '', port: hosts.at(-1)?.port ?? draft.port, serverName: '' })}
          >
            {t('hosts.add')}
          </Button>
          <Suggestions draft={draft} onAdd={add} />
        </div>
      )}
    </section>
  )
}

/** The hosts with the one at this place before the one above it, which may be the first. */
function raised(draft: ConnectionDraft, at: number): Partial<ConnectionDraft> {
  const order = targetsOf(draft)
  const [first, ...others] = [
    ...order.slice(0, at),
    ...order.slice(at, at + 2).reverse(),
    ...order.slice(at + 2),
  ]
  if (at > 0 || first === undefined) return { hosts: others }
  const { host, port, serverName } = first
  return { host, port, tls: { ...draft.tls, serverName }, hosts: others }
}

interface HostRowProps {
  readonly card: CardProps
  readonly one: FurtherHost
  readonly at: number
  readonly onRow: (part: Partial<FurtherHost>) => void
  readonly onUp: () => void
  readonly onRemove: () => void
}

function HostRow({ card, one, at, onRow, onUp, onRemove }: HostRowProps) {
  const { t } = useTranslation('connections')
  const { problems, oddities, fill, draft } = card
  const about = { problems, oddities, fill }
  const number = at + 2
  return (
    <div className={draft.tls.enabled ? 'conn-host is-tls' : 'conn-host'}>
      <DraftText
        {...about}
        path={`hosts.${at}.host`}
        label={t('hosts.host', { number })}
        isMono
        value={one.host}
        placeholder="smpp2.example.com"
        onChange={(host) => onRow({ host: host.trim() })}
      />
      <DraftNumber
        {...about}
        path={`hosts.${at}.port`}
        label={t('hosts.port', { number })}
        value={one.port}
        onChange={(port) => onRow({ port })}
      />
      {draft.tls.enabled && (
        <DraftText
          {...about}
          path={`hosts.${at}.serverName`}
          label={t('hosts.serverName', { number })}
          isMono
          value={one.serverName}
          placeholder={one.host || t('tls.asHost')}
          onChange={(serverName) => onRow({ serverName: serverName.trim() })}
        />
      )}
      <IconButton aria-label={t('hosts.up', { number })} title={t('hosts.up', { number })} onClick={onUp}>
        <ArrowUpwardOutlined fontSize="inherit" />
      </IconButton>
      <IconButton
        aria-label={t('hosts.remove', { number })}
        title={t('hosts.remove', { number })}
        onClick={onRemove}
      >
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </div>
  )
}

/** Hosts that the profile names: which of them stands in for which it does not say, so that none is added by itself. */
function Suggestions({ draft, onAdd }: { draft: ConnectionDraft; onAdd: (one: FurtherHost) => void }) {
  const { t } = useTranslation('connections')
  const language = useLanguage()
  const named = useCatalogue().of(draft.profileId)?.connection.hosts?.value ?? []
  const known = new Set(targetsOf(draft).map(({ host }) => host))
  const others = named.filter(({ host }) => !known.has(host))
  if (draft.host === '' || others.length === 0) return null
  return (
    <span className="conn-hosts-known">
      <span className="dim">{t('hosts.known')}</span>
      {others.map(({ host, port = draft.port, note }) => (
        <button
          key={host}
          type="button"
          className="link-button mono"
          title={note?.[language] ?? targetText({ host, port })}
          onClick={() => onAdd({ host, port, serverName: '' })}
        >
          {note === undefined ? host : `${host} (${note[language]})`}
        </button>
      ))}
    </span>
  )
}
