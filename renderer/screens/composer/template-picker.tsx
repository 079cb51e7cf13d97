import CloseOutlined from '@mui/icons-material/CloseOutlined'
import EditOutlined from '@mui/icons-material/EditOutlined'
import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import IconButton from '@mui/material/IconButton'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Template } from '../../../shared/contract/templates.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import {
  filledIntent,
  loadTemplates,
  removeTemplate,
  restoreTemplate,
  templateVariables,
  useTemplates,
} from '../../stores/templates-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { TemplateSaver } from './template-saver.tsx'
import { TemplateVariables } from './template-variables.tsx'

/** Templates by folder, searched while typing; one with variables asks for them before it is used. */
export function TemplatePicker({
  onUse,
  onClose,
}: {
  onUse: (intent: SendIntent) => void
  onClose: () => void
}) {
  const { t } = useTranslation('composer')
  const id = useId()
  const [renamed, setRenamed] = useState<Template | null>(null)
  const [chosen, setChosen] = useState<Template | null>(null)
  useEffect(() => void loadTemplates(), [])
  const use = (template: Template, values: Readonly<Record<string, string>>) => {
    onUse(filledIntent(template, values))
    onClose()
  }
  const choose = (template: Template) => {
    if (templateVariables(template).length > 0) setChosen(template)
    else use(template, {})
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={`${id}-title`}>
      <DialogTitle id={`${id}-title`}>{chosen?.name ?? t('templates.title')}</DialogTitle>
      {chosen === null ? (
        <TemplateList onChoose={choose} onRename={setRenamed} />
      ) : (
        <TemplateVariables
          names={templateVariables(chosen)}
          onBack={() => setChosen(null)}
          onFill={(values) => use(chosen, values)}
        />
      )}
      {renamed !== null && (
        <TemplateSaver intent={renamed.intent} renamed={renamed} onClose={() => setRenamed(null)} />
      )}
    </Dialog>
  )
}

/** The templates that have the words searched for. */
function TemplateList({
  onChoose,
  onRename,
}: {
  onChoose: (template: Template) => void
  onRename: (template: Template) => void
}) {
  const { t } = useTranslation('composer')
  const templates = useTemplates((state) => state.templates)
  const [search, setSearch] = useState('')
  const shown = (templates ?? []).filter((template) => holdsWords(template, search))
  return (
    <DialogContent className="template-list">
      <OutlinedInput
        fullWidth
        autoFocus
        value={search}
        placeholder={t('templates.search')}
        inputProps={{ 'aria-label': t('templates.search'), autoComplete: 'off' }}
        onChange={(event) => setSearch(event.target.value)}
      />
      {templates !== null && shown.length === 0 && (
        <p className="dim">
          {templates.length === 0 ? t('templates.empty', { example: '{{name}}' }) : t('templates.noMatch')}
        </p>
      )}
      <ul>
        {shown.map((template, place) => (
          <li key={template.templateId}>
            {template.folder !== shown[place - 1]?.folder && template.folder !== '' && (
              <h3 className="template-folder">{template.folder}</h3>
            )}
            <TemplateRow template={template} onChoose={onChoose} onRename={onRename} />
          </li>
        ))}
      </ul>
    </DialogContent>
  )
}

function TemplateRow({
  template,
  onChoose,
  onRename,
}: {
  template: Template
  onChoose: (template: Template) => void
  onRename: (template: Template) => void
}) {
  const { t } = useTranslation('composer')
  const { name, intent } = template
  const remove = async () => {
    if (!(await removeTemplate(template))) return
    notifyDone(t('templates.removed'), { label: t('undo'), run: () => void restoreTemplate(template) })
  }
  return (
    <div className="template-row">
      <button type="button" className="plain-button" onClick={() => onChoose(template)}>
        <b className="cut">{name}</b>
        <span className="dim cut foreign">
          <ForeignText text={intent.wapPush?.href ?? intent.text} />
        </span>
      </button>
      <IconButton aria-label={t('templates.rename', { name })} onClick={() => onRename(template)}>
        <EditOutlined fontSize="inherit" />
      </IconButton>
      <IconButton aria-label={t('templates.remove', { name })} onClick={() => void remove()}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </div>
  )
}

function holdsWords({ name, folder, intent }: Template, search: string): boolean {
  const text = [name, folder, intent.text, intent.source.addr, intent.destination.addr]
    .join('\n')
    .toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
