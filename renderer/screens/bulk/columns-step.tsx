import Button from '@mui/material/Button'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import { planRow } from '../../../shared/bulk/plan-row.ts'
import type { Connection } from '../../../shared/contract/connections.ts'
import type { BuiltMessage } from '../../../shared/message/build-submits.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import { FormField } from '../../parts/form-field.tsx'
import { AddressField } from '../../parts/message-form/address-field.tsx'
import { type DraftHolder, DraftHolderProvider } from '../../parts/message-form/draft-holder.ts'
import { messageKindOf } from '../../parts/message-form/message-kind.ts'
import { MessageSections } from '../../parts/message-form/message-sections.tsx'
import { NumberInput } from '../../parts/number-input.tsx'
import { routeOf } from '../../parts/route.ts'
import { SelectInput } from '../../parts/select-input.tsx'
import { shownName } from '../../parts/shown-name.ts'
import {
  changeBulkDraft,
  changeBulkIntent,
  changeBulkSender,
  useBulkDraft,
  useBulkOptions,
} from '../../stores/bulk-draft-store.ts'
import {
  type BulkFile,
  createRun,
  endEdit,
  type RunEdit,
  recheckRun,
  selectRun,
  useBulk,
} from '../../stores/bulk-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { ComposerDraft } from '../../stores/composer-draft.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { FormatFields } from './format-fields.tsx'
import { areTlvsWhole, planOf, unknownNames } from './plan-of-draft.ts'
import { PreviewTable } from './preview-table.tsx'
import { FirstRowsExample } from './row-example.tsx'
import { TemplateInput } from './template-input.tsx'

const tableDraft: DraftHolder = {
  useOptions: useBulkOptions,
  changeIntent: changeBulkIntent,
  changeTlvs: (tlvs) => changeBulkDraft({ tlvs }),
  isTemplate: true,
}

/** A table whose columns get their roles. */
interface StepTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** The same for a file that was handed over. */
export function FileStep({ file }: { file: BulkFile }) {
  const { t } = useTranslation('bulk')
  const { columns, rows } = file.preview
  const table = { name: file.name, columns, rows: rows.map((cells, at) => ({ row: at + 1, cells })) }
  return (
    <ColumnsStep
      table={table}
      format={<FormatFields preview={file.preview} />}
      back={{ label: t('columns.back'), go: () => selectRun(null) }}
      onCheck={(plan, connectionId) => void createRun(plan, connectionId)}
    />
  )
}

/** The same for a run that has sent nothing yet. */
export function EditStep({ edit: { run, rows } }: { edit: RunEdit }) {
  const { t } = useTranslation('bulk')
  return (
    <ColumnsStep
      table={{ name: run.name, columns: run.columns, rows }}
      back={{ label: t('columns.leaveRun'), go: endEdit }}
      onCheck={(plan, connectionId) => void recheckRun(run.runId, plan, connectionId)}
    />
  )
}

/** Roles of the columns, and the message with its variables. */
function ColumnsStep({
  table: { name, columns, rows },
  format,
  back,
  onCheck,
}: {
  table: StepTable
  /** How the table is read, where that can still be chosen. */
  format?: ReactNode
  back: { readonly label: string; readonly go: () => void }
  onCheck: (plan: BulkPlan, connectionId: string | null) => void
}) {
  const { t } = useTranslation('bulk')
  const isBusy = useBulk((state) => state.isBusy)
  const table = useBulkDraft()
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  const { draft, maxParts } = table
  const { connection } = routeOf(draft.connectionId, connections, sessions)
  const profileId = connection?.profileId ?? ''
  const catalogue = useCatalogue()
  const plan = useMemo(
    () => planOf(table, textRulesOf(catalogue.of(profileId))),
    [catalogue, table, profileId],
  )
  const { built } = planRow(plan, columns, rows[0]?.row ?? 1, rows[0]?.cells ?? [])
  const unknown = unknownNames(draft, columns)
  const isSaying = draft.intent.text !== '' || draft.intent.wapPush?.kind === 'sl'
  const isValid = isSaying && unknown.length === 0 && areTlvsWhole(draft) && maxParts >= 1 && maxParts <= 255
  const example = { plan, columns, rows, vendorTlvs: catalogue.tlvs(profileId) ?? [] }
  return (
    <>
      <div className="bulk-scroll bulk-step">
        <h2>
          <span className="foreign">{name}</span>
          <span className="bulk-step-name">{t('steps.columns')}</span>
        </h2>
        <TableFields columns={columns} format={format} connection={connection} />
        <PreviewTable columns={columns} rows={rows} />
        <DraftHolderProvider value={tableDraft}>
          <div className="bulk-message">
            <TableMessage draft={draft} columns={columns} built={built} profileId={profileId} />
            <FirstRowsExample {...example} />
          </div>
        </DraftHolderProvider>
        {unknown.length > 0 && (
          <p className="bad" role="alert">
            {t('columns.unknown', { names: unknown.join(', ') })}
          </p>
        )}
      </div>
      <div className="bulk-foot bulk-actions">
        <Button
          variant="contained"
          disabled={!isValid || isBusy}
          onClick={() => onCheck(plan, connection?.connectionId ?? null)}
        >
          {t('columns.check')}
        </Button>
        <Button variant="outlined" onClick={back.go}>
          {back.label}
        </Button>
      </div>
    </>
  )
}

/** How the file is read, which column has the numbers, how long a message may be, and by which connection it goes. */
function TableFields({
  columns,
  format,
  connection,
}: {
  columns: readonly string[]
  format: ReactNode
  connection: Connection | null
}) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const { destinationColumn, maxParts } = useBulkDraft()
  const connections = useConnections((state) => state.connections)
  return (
    <div className="bulk-fields">
      {format}
      <FormField label={t('columns.destination')} wire="destination_addr">
        {(ids) => (
          <SelectInput
            ids={ids}
            value={Math.min(destinationColumn, columns.length - 1)}
            choices={columns.map((label, value) => ({ value, label }))}
            onChange={(column) => useBulkDraft.setState({ destinationColumn: column })}
          />
        )}
      </FormField>
      <FormField label={t('columns.maxParts')} hint={t('columns.maxPartsHint')}>
        {(ids) => (
          <NumberInput
            ids={ids}
            value={maxParts}
            onChange={(parts) => useBulkDraft.setState({ maxParts: parts })}
          />
        )}
      </FormField>
      <FormField label={t('via')} hint={t('columns.viaHint')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={connection?.connectionId ?? ''}
            choices={connections.map((one) => ({
              value: one.connectionId,
              label: shownName(one.name, common),
            }))}
            onChange={(connectionId) => changeBulkDraft({ connectionId })}
          />
        )}
      </FormField>
    </div>
  )
}

/** Sender, text and everything else of the message, with variables for what each row has of its own. */
function TableMessage({
  draft,
  columns,
  built,
  profileId,
}: {
  draft: ComposerDraft
  columns: readonly string[]
  /** The message of the first row; null when it cannot be sent. */
  built: BuiltMessage | null
  profileId: string
}) {
  const { t } = useTranslation('composer')
  return (
    <div className="bulk-step">
      <AddressField
        label={t('address.from')}
        end="source"
        address={draft.intent.source}
        followsLooks={draft.followsLooks.source}
        onChange={changeBulkSender}
      />
      {messageKindOf(draft.intent) !== 'wap-sl' && (
        <TemplateInput
          text={draft.intent.text}
          columns={columns}
          onChange={(text) => changeBulkIntent({ text })}
        />
      )}
      <MessageSections
        encoding={built?.plan.encoding ?? 'gsm7'}
        dataCoding={built?.dataCoding ?? 0}
        profileId={profileId}
      />
    </div>
  )
}
