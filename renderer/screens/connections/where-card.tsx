import { useTranslation } from 'react-i18next'
import type { CardProps } from './card-props.ts'
import { DraftNumber, DraftText } from './draft-field.tsx'
import { OutbindPanel } from './outbind-panel.tsx'
import { TlsPanel } from './tls-panel.tsx'

/** Name of the connection, and the peer that it reaches, over TLS or not, or waits for. */
export function WhereCard(card: CardProps) {
  const { t } = useTranslation('connections')
  const { draft, onChange } = card
  return (
    <section className="pane conn-card" aria-label={t('where.title')}>
      <h2>{t('where.title')}</h2>
      <div className="conn-grid">
        <DraftText
          {...card}
          path="name"
          isFirst={card.saved === null}
          label={t('where.name')}
          value={draft.name}
          placeholder={t('where.nameHint')}
          onChange={(name) => onChange({ name })}
        />
        <DraftText
          {...card}
          path="folder"
          label={t('where.folder')}
          help={t('where.folderHelp')}
          value={draft.folder}
          placeholder={t('where.folderHint')}
          onChange={(folder) => onChange({ folder })}
        />
        {!draft.outbind.enabled && <Target {...card} />}
      </div>
      {!draft.outbind.enabled && <TlsPanel {...card} />}
      <OutbindPanel {...card} />
    </section>
  )
}

/** Host and port to connect to; an SMSC that connects by itself needs none of it. */
function Target({ draft, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
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
        hint={t('where.portHint')}
        value={draft.port}
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
