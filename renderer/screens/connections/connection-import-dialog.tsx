import { useTranslation } from 'react-i18next'
import type { FileConnection } from '../../../shared/contract/connection-import.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { SealedSecrets } from '../../parts/sealed-secrets.tsx'
import { notifyDone } from '../../stores/toast-store.ts'
import {
  type ChosenFile,
  type ImportDoes,
  importChosen,
  openSecrets,
  setDoes,
  useTransfer,
} from '../../stores/transfer-store.ts'
import { TransferDialog } from './transfer-dialog.tsx'

/** What importing the chosen file would do, connection by connection, before it does it. */
export function ImportDialog({ chosen }: { chosen: ChosenFile }) {
  const { t } = useTranslation('transfer')
  const { t: tc } = useTranslation('common')
  const isBusy = useTransfer((state) => state.isBusy)
  const count = chosen.does.filter((does) => does !== 'leave').length
  const run = async () => {
    const made = await importChosen()
    if (made === null) return
    const lost = made.withoutCertificate.join(', ')
    const words = t('imported', { count: made.count })
    notifyDone(lost === '' ? words : `${words} ${t('certificatesLeft', { names: lost })}`, {
      label: tc('undo'),
      run: made.undo,
    })
  }
  return (
    <TransferDialog
      title={t('importTitle', { file: chosen.name })}
      width="md"
      label={isBusy ? t('importing') : t('import', { count })}
      isReady={count > 0}
      onDo={() => void run()}
    >
      {chosen.connections.length === 0 && <p>{t('empty')}</p>}
      <ul className="conn-imports">
        {chosen.connections.map((one) => (
          <ImportRow key={one.index} one={one} does={chosen.does[one.index] ?? 'leave'} />
        ))}
      </ul>
      {chosen.isSealed ? (
        <SealedSecrets
          isOpen={chosen.isOpen}
          isBusy={isBusy}
          onOpen={(passphrase) => void openSecrets(passphrase)}
        />
      ) : (
        <p className="dim">{t('noSecrets')}</p>
      )}
    </TransferDialog>
  )
}

function ImportRow({ one, does }: { one: FileConnection; does: ImportDoes }) {
  const { t } = useTranslation('transfer')
  const { index, name, folder, host, twin, isSame, newName, isProfileMissing, losesSecrets, unreadable } = one
  const choices: readonly ImportDoes[] = twin === null ? ['add', 'leave'] : ['add', 'replace', 'leave']
  return (
    <li>
      <div className="grow">
        <b className="foreign">
          <ForeignText text={name} />
        </b>{' '}
        <span className="dim foreign">
          {folder !== '' && <ForeignText text={`${folder} · `} />}
          <span className="mono">{host}</span>
        </span>
        {isSame && <div className="dim">{t('isSame')}</div>}
        {twin !== null && !isSame && <div className="warn">{t('isTaken')}</div>}
        {losesSecrets && does === 'replace' && <div className="warn">{t('losesSecrets')}</div>}
        {isProfileMissing && <div className="warn">{t('profileMissing')}</div>}
        {unreadable.length > 0 && (
          <div className="warn">{t('unreadable', { fields: unreadable.join(', ') })}</div>
        )}
      </div>
      <select
        className="conn-import-does"
        aria-label={t('what', { name })}
        value={does}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice === target.value)
          if (chosen !== undefined) setDoes(index, chosen)
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice === 'add' && newName !== name ? t('does.addAs', { name: newName }) : t(`does.${choice}`)}
          </option>
        ))}
      </select>
    </li>
  )
}
