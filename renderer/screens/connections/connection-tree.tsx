import AddOutlined from '@mui/icons-material/AddOutlined'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../shared/contract/connections.ts'
import { ColourMark } from '../../parts/colour-mark.tsx'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Progress } from '../../parts/progress.tsx'
import { shownName } from '../../parts/shown-name.ts'
import { StateDot } from '../../parts/state-pill.tsx'
import { summaryTone } from '../../parts/summary-words.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useLiveWords } from '../../parts/use-live-words.ts'
import { closeCause } from '../../parts/waiting-words.tsx'
import { summaryOf, useBinds } from '../../stores/binds.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { newId, selectConnection, startNew, useDrafts } from '../../stores/drafts-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { TransferBar } from './transfer-bar.tsx'
import { type FolderGroup, groupByFolder, tagsOf } from './tree-groups.ts'
import { WelcomeLine } from './welcome-panel.tsx'
import './connection-tree.css'

/** The connections by folder, each with its state; what is typed finds them by name, host or folder. */
export function ConnectionTree() {
  const { t } = useTranslation('connections')
  const { connections, isLoaded } = useConnections()
  const leaving = useDrafts((state) => state.leaving)
  const [search, setSearch] = useState('')
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [chosenTags, setChosenTags] = useState<readonly string[]>([])
  const edited = useDrafts((state) => state.edited)
  const orphans = Object.keys(edited).filter(
    (id) => id !== newId && isLoaded && !connections.some(({ connectionId }) => connectionId === id),
  )
  const staying = connections.filter(({ connectionId }) => !(connectionId in leaving))
  const tags = tagsOf(staying)
  const asked = chosenTags.filter((tag) => tags.includes(tag))
  const groups = groupByFolder(staying, search, asked)
  const toggle = (folder: string) =>
    setFolded((before) => {
      const after = new Set(before)
      if (!after.delete(folder)) after.add(folder)
      return after
    })
  return (
    <nav className="conn-tree" aria-label={t('tree')}>
      <div className="conn-tree-head">
        <input
          type="search"
          className="conn-search"
          placeholder={t('search')}
          aria-label={t('search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button variant="outlined" startIcon={<AddOutlined />} onClick={startNew}>
          {t('new')}
        </Button>
      </div>
      <TagFilter tags={tags} chosen={asked} onChoose={setChosenTags} />
      <div className="conn-list">
        {!isLoaded && <Progress />}
        <UnsavedItem connectionId={newId} />
        {orphans.map((connectionId) => (
          <UnsavedItem key={connectionId} connectionId={connectionId} />
        ))}
        {groups.map((group) => (
          <Folder
            key={group.folder}
            {...group}
            isFolded={folded.has(group.folder)}
            onToggle={() => toggle(group.folder)}
          />
        ))}
        {isLoaded && groups.length === 0 && (search !== '' || asked.length > 0) && (
          <p className="conn-none dim">{t('noMatch')}</p>
        )}
      </div>
      <TransferBar />
      <WelcomeLine />
    </nav>
  )
}

interface TagFilterProps {
  readonly tags: readonly string[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

/** Narrows the tree to the connections that have each chosen tag. */
function TagFilter({ tags, chosen, onChoose }: TagFilterProps) {
  const { t } = useTranslation('connections')
  if (tags.length === 0) return null
  return (
    <fieldset className="conn-tags" aria-label={t('tags')}>
      {tags.map((tag) => {
        const isChosen = chosen.includes(tag)
        return (
          <button
            key={tag}
            type="button"
            className="conn-tag cut foreign"
            aria-pressed={isChosen}
            onClick={() => onChoose(isChosen ? chosen.filter((one) => one !== tag) : [...chosen, tag])}
          >
            {tag}
          </button>
        )
      })}
    </fieldset>
  )
}

/** A connection that is being written and was not saved yet, or was deleted by another window meanwhile. */
function UnsavedItem({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation('connections')
  const selectedId = useDrafts((state) => state.selectedId)
  const fresh = useDrafts((state) => state.edited[connectionId])
  if (fresh === undefined) return null
  return (
    <button
      type="button"
      className="conn-item"
      aria-current={selectedId === connectionId}
      onClick={() => selectConnection(connectionId)}
    >
      <StateDot tone="off" />
      <span className="conn-name cut">{fresh.draft.name.trim() || t('unnamed')}</span>
      <span className="conn-mark warn">{t('unsaved')}</span>
    </button>
  )
}

/** Those in no folder ('') stand without a heading. */
function Folder({
  folder,
  connections,
  isFolded,
  onToggle,
}: FolderGroup & { isFolded: boolean; onToggle: () => void }) {
  return (
    <section>
      {folder !== '' && (
        <button type="button" className="conn-folder" aria-expanded={!isFolded} onClick={onToggle}>
          <span aria-hidden="true">{isFolded ? '▸' : '▾'}</span>
          <span className="cut foreign">{folder}</span>
          <span>{connections.length}</span>
        </button>
      )}
      {!isFolded &&
        connections.map((connection) => (
          <Item key={connection.connectionId} connection={connection} isNested={folder !== ''} />
        ))}
    </section>
  )
}

function Item({ connection, isNested }: { connection: Connection; isNested: boolean }) {
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const { connectionId, outbind } = connection
  const isSelected = useDrafts((state) => state.selectedId === connectionId)
  const isEdited = useDrafts((state) => connectionId in state.edited)
  const summary = summaryOf(useBinds(connectionId))
  const hasFailed = useSessions((state) => connectionId in state.failures)
  const isLive = summary !== null && summary.phase !== 'closed'
  const faults = useFaultWords(summary !== null && summary.main.close !== null)
  const why =
    summary?.phase === 'waiting' && summary.main.close !== null
      ? closeCause(summary.main.close, language, faults)
      : null
  const live = useLiveWords()
  const tone = isLive ? live.tone(summaryTone(summary)) : hasFailed ? 'bad' : 'off'
  return (
    <button
      type="button"
      className={isNested ? 'conn-item is-nested' : 'conn-item'}
      aria-current={isSelected}
      data-first-focus={isSelected || undefined}
      onClick={() => selectConnection(connectionId)}
    >
      <StateDot tone={tone} />
      <span className="visually-hidden">{isLive ? live.phase(summary.phase) : tc('phase.closed')}</span>
      <span className="conn-name cut foreign">
        <ColourMark colour={connection.colour} />
        {shownName(connection.name, tc)}
      </span>
      {isEdited && <span className="conn-mark warn">{t('edited')}</span>}
      <span className="conn-where dim cut">
        <span className="mono">
          {outbind.enabled ? `← ${outbind.host}:${outbind.port}` : `${connection.host}:${connection.port}`}
        </span>
        {connection.tags.length > 0 && ` · ${connection.tags.join(', ')}`}
        {isLive && summary.of > 1 && ` · ${live.summary(summary)}`}
      </span>
      {why !== null && (
        <span className="conn-why cut foreign" title={why}>
          {why}
        </span>
      )}
    </button>
  )
}
