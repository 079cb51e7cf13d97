import { useTranslation } from 'react-i18next'
import type { CardProps } from './card-props.ts'
import { DraftNumber, DraftText } from './draft-field.tsx'
import { HostsField } from './hosts-field.tsx'
import { OutbindPanel } from './outbind-panel.tsx'
import { TlsPanel } from './tls-panel.tsx'

/** The peer that it reaches, over TLS or not, or waits for. */
export function WhereCard(card: CardProps) {
  const { t } = useTranslation('connections')
  const { draft } = card
  return (
    <section className="pane conn-card" aria-label={t('where.title')}>
      <h2>{t('where.title')}</h2>
      {!draft.outbind.enabled && (
        <>
          <div className="conn-grid">
            <Target {...card} />
            {card.saved?.builtIn !== true && <HostsField {...card} />}
          </div>
          <TlsPanel {...card} />
        </>
      )}
      <OutbindPanel {...card} />
    </section>
  )
}

/** Host and port to connect to; an SMSC that connects by itself needs none of it. */
function Target({ draft, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
  const isFollowed = card.saved?.builtIn === true
  return (
    <>
      <DraftText
        {...card}
        path="host"
        label={t('where.host')}
        isMono
        value={draft.host}
        placeholder="smpp.example.com"
        onChange={(host) => onChange({ host: host.trim() })}
      />
      <DraftNumber
        {...card}
        path="port"
        label={t('where.port')}
        hint={t(isFollowed ? 'where.portFollowed' : 'where.portHint')}
        isFixed={isFollowed}
        value={isFollowed ? (card.saved?.port ?? draft.port) : draft.port}
        onChange={(port) => onChange({ port })}
      />
      <DraftText
        {...card}
        path="localAddress"
        label={t('where.local')}
        help={t('where.localHelp')}
        isWide
        isMono
        value={draft.localAddress}
        placeholder={t('where.localHint')}
        onChange={(localAddress) => onChange({ localAddress: localAddress.trim() })}
      />
    </>
  )
}
