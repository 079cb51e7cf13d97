import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'
import { NumberInput } from '../../parts/number-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import type { CardProps } from './card-context.ts'
import { problemText } from './field-words.ts'
import { OutbindPanel } from './outbind-panel.tsx'
import { TlsPanel } from './tls-panel.tsx'

export function WhereCard(props: CardProps) {
  const { t } = useTranslation('connections')
  const { draft, problems, onChange } = props
  return (
    <section className="pane conn-card" aria-label={t('where.title')}>
      <h2>{t('where.title')}</h2>
      <div className="conn-grid">
        <FormField label={t('where.name')} problem={problemText(problems['name'], t)}>
          {(ids) => (
            <TextInput
              ids={ids}
              value={draft.name}
              placeholder={t('where.nameHint')}
              onChange={(name) => onChange({ name })}
            />
          )}
        </FormField>
        <FormField
          label={t('where.folder')}
          help={t('where.folderHelp')}
          problem={problemText(problems['folder'], t)}
        >
          {(ids) => (
            <TextInput
              ids={ids}
              value={draft.folder}
              placeholder={t('where.folderHint')}
              onChange={(folder) => onChange({ folder })}
            />
          )}
        </FormField>
        {!draft.outbind.enabled && <Target {...props} />}
      </div>
      {!draft.outbind.enabled && <TlsPanel {...props} />}
      <OutbindPanel {...props} />
    </section>
  )
}

/** Whom to connect to; an SMSC that connects by itself needs none of it. */
function Target({ draft, problems, onChange }: CardProps) {
  const { t } = useTranslation('connections')
  return (
    <>
      <FormField label={t('where.host')} problem={problemText(problems['host'], t)}>
        {(ids) => (
          <TextInput
            ids={ids}
            isMono
            value={draft.host}
            placeholder="smpp.example.com"
            onChange={(host) => onChange({ host: host.trim() })}
          />
        )}
      </FormField>
      <FormField
        label={t('where.port')}
        problem={problemText(problems['port'], t)}
        hint={t('where.portHint')}
      >
        {(ids) => <NumberInput ids={ids} value={draft.port} onChange={(port) => onChange({ port })} />}
      </FormField>
      <FormField
        label={t('where.local')}
        help={t('where.localHelp')}
        problem={problemText(problems['localAddress'], t)}
        className="conn-wide"
      >
        {(ids) => (
          <TextInput
            ids={ids}
            isMono
            value={draft.localAddress}
            placeholder={t('where.localHint')}
            onChange={(localAddress) => onChange({ localAddress: localAddress.trim() })}
          />
        )}
      </FormField>
    </>
  )
}
