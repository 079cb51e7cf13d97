import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureFile, FileProblem, ForeignStream } from '../../../shared/contract/capture-files.ts'
import { captureProblemText, isCaptureProblemCode } from '../../../shared/pcap/capture-problem-table.ts'
import { portOfEnd } from '../../../shared/pcap/captured-row.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { canReadAgain, readAsSmpp } from '../../stores/files-store.ts'
import './capture-file.css'

/** What the file has not, streams that are no SMPP, and the way to have one read as SMPP all the same. */
export function FileProblems({ file }: { file: CaptureFile }) {
  const { t } = useTranslation('inspector')
  const { problems, foreign } = file
  // The streams are listed by themselves.
  const told = problems.filter(({ code }) => !code.startsWith('not-smpp'))
  return (
    <div className="file-problems">
      {told.length > 0 && (
        <ul>
          {told.map((problem) => (
            <li key={`${problem.code} ${problem.frame}`}>
              <ProblemText problem={problem} />
            </li>
          ))}
        </ul>
      )}
      {foreign.length > 0 && (
        <>
          <h3>{t('file.foreign')}</h3>
          <ul>
            {foreign.map((stream) => (
              <li key={stream.to}>
                <StreamText stream={stream} />
              </li>
            ))}
          </ul>
          <DecodeAs file={file} />
        </>
      )}
    </div>
  )
}

/** The first of a kind, and how many there are. */
function ProblemText({ problem }: { problem: FileProblem }) {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const { code, count } = problem
  if (!isCaptureProblemCode(code)) return null
  return (
    <>
      <ForeignText text={captureProblemText({ ...problem, code }, language)} />
      {count > 1 && (
        <span className="dim">
          {' '}
          {t('file.more', { count: count - 1, formatted: formatCount(count - 1, language) })}
        </span>
      )}
    </>
  )
}

function StreamText({ stream: { from, to, protocol, count } }: { stream: ForeignStream }) {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const what = protocol === null ? t('file.unknownStream') : protocol
  return (
    <>
      <span className="mono">
        {from} → {to}
      </span>{' '}
      {what}
      {count > 1 && <span className="dim"> ×{formatCount(count, language)}</span>}
      {protocol === 'TLS' && <div className="dim">{t('file.tls')}</div>}
    </>
  )
}

/** Reads what passed one port as SMPP, whatever it looks like: Wireshark's "Decode as". */
function DecodeAs({ file }: { file: CaptureFile }) {
  const { t } = useTranslation('inspector')
  const likely = file.foreign.find(({ protocol }) => protocol === null) ?? file.foreign[0]
  const [port, setPort] = useState(likely === undefined ? '' : String(portOfEnd(likely.to)))
  const number = Number(port)
  const isPort = /^\d{1,5}$/.test(port) && number > 0 && number < 65_536
  if (!canReadAgain(file.captureId)) return <p className="dim">{t('file.chooseAgain')}</p>
  return (
    <form
      className="decode-as"
      onSubmit={(event) => {
        event.preventDefault()
        if (isPort) void readAsSmpp(file.captureId, number)
      }}
    >
      <label>
        {t('file.decodeAs')}{' '}
        <input
          className="mono"
          inputMode="numeric"
          size={6}
          value={port}
          aria-invalid={!isPort}
          onChange={(event) => setPort(event.target.value.trim())}
        />
      </label>
      <Button type="submit" variant="outlined" size="small" disabled={!isPort}>
        {t('file.decode')}
      </Button>
    </form>
  )
}
