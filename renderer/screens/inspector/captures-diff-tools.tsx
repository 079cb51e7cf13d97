import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { DiffRow } from '../../../shared/contract/capture-diff.ts'
import { copyText } from '../../parts/copy-text.ts'
import { MakingLine } from '../../parts/handover/making-line.tsx'
import { fileName } from '../../parts/handover/saved-name.ts'
import { useFileMaking } from '../../parts/handover/use-file-making.ts'
import { useLanguage } from '../../parts/use-language.ts'
import type { DiffRun } from '../../stores/captures-diff-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { diffCommand, diffResultText } from './captures-diff-words.ts'

/** Differences that are copied at most: a clipboard is no place for more. */
const mostCopied = 5000

/** The result as text, as the command line that gives it, and as a file. */
export function CapturesDiffTools({ run, rows }: { run: DiffRun; rows: readonly DiffRow[] }) {
  const { t } = useTranslation('diff')
  const { t: inspector } = useTranslation('inspector')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const dataDir = useSettings((state) => state.info?.dataDir ?? '')
  const { making, start, stop } = useFileMaking('capture.diffFile')
  const isRunning = run.phase === 'running'
  const copy = async (text: string, said: string) => {
    await copyText(text)
    notifyDone(said)
  }
  const copied = () => diffResultText(run, rows.slice(0, mostCopied), { t, inspector, language, catalogue })
  return (
    <>
      <MakingLine making={making} />
      <Button variant="outlined" disabled={isRunning} onClick={() => void copy(copied(), t('copied'))}>
        {t('copy')}
      </Button>
      <Button
        variant="outlined"
        onClick={() => void copy(diffCommand(run, dataDir), t('commandCopied'))}
        title={diffCommand(run, dataDir)}
      >
        {t('copyCommand')}
      </Button>
      {making.phase === 'making' ? (
        <Button variant="outlined" onClick={stop}>
          {t('stop')}
        </Button>
      ) : (
        <Button
          variant="outlined"
          disabled={isRunning}
          title={t('saveHelp')}
          onClick={() => start(run.order, fileName('smpp-diff', 'jsonl'))}
        >
          {t('save')}
        </Button>
      )}
    </>
  )
}
