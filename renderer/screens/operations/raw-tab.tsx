import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../../shared/contract/session.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { version34 } from '../../../shared/smpp/interface-version.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { LabelledField } from '../../parts/pdu-form/labelled-field.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import {
  changeOperations,
  followTraffic,
  loadRecipes,
  sendRaw,
  useOperations,
} from '../../stores/operations-store.ts'
import { OctetsPane } from './octets-pane.tsx'
import { RawTraffic } from './raw-traffic.tsx'
import { RecipeBar } from './recipe-bar.tsx'
import { splitOctets } from './split-octets.ts'

/** Octets as they are typed, taken apart as the peer will, and sent without a change. */
export function RawTab({
  session,
  sessionChoice,
}: {
  session: SessionState | null
  sessionChoice: ReactNode
}) {
  const { t } = useTranslation('operations')
  const raw = useOperations((state) => state.raw)
  const bytes = useMemo(() => fromHex(raw), [raw])
  useEffect(() => {
    void loadRecipes()
    return followTraffic()
  }, [])
  const whole = bytes !== null && bytes.length > 0 ? bytes : null
  const canSend = session?.phase === 'bound' && whole !== null
  return (
    <SplitPanes
      id="operations.raw"
      orientation="horizontal"
      firstSize={48}
      firstMin="400px"
      secondMin="380px"
      first={
        <form
          className="pane op-pane"
          onSubmit={(event) => {
            event.preventDefault()
            if (canSend) void sendRaw(session.sessionId, toHex(whole))
          }}
        >
          <div className="op-scroll">
            <RawOctets raw={raw} octets={bytes === null ? null : bytes.length} />
            <RecipeBar hex={whole === null ? null : toHex(whole)} />
            <RawTraffic sessionId={session?.sessionId ?? null} />
          </div>
          <div className="op-foot">
            <RawOutcome />
            <div className="op-send">
              {sessionChoice}
              <Button type="submit" variant="contained" disabled={!canSend}>
                {t('raw.send')}
              </Button>
            </div>
          </div>
        </form>
      }
      second={
        <div className="pane op-pane op-right">
          {whole === null ? (
            <EmptyState title={t('raw.emptyTitle')}>{t('raw.emptyText')}</EmptyState>
          ) : (
            <RawPieces bytes={whole} session={session} />
          )}
        </div>
      }
    />
  )
}

/** Where the octets are typed. `octets`: how many there are; null while they are not whole. */
function RawOctets({ raw, octets }: { raw: string; octets: number | null }) {
  const { t } = useTranslation('operations')
  return (
    <LabelledField
      label={t('raw.octets')}
      htmlFor="raw-octets"
      aside={
        <span className={octets === null ? 'bad' : ''}>
          {octets === null ? t('problem.hex') : t('preview.octets', { count: octets })}
        </span>
      }
    >
      <OutlinedInput
        id="raw-octets"
        fullWidth
        multiline
        minRows={6}
        maxRows={14}
        value={raw}
        error={octets === null}
        placeholder="00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 01"
        slotProps={{ input: { className: 'mono', spellCheck: false, autoComplete: 'off' } }}
        onChange={(event) => changeOperations({ raw: event.target.value, rawFailure: null, rawSent: null })}
      />
    </LabelledField>
  )
}

/** Outcome of the octets sent last. */
function RawOutcome() {
  const { t } = useTranslation('operations')
  const failure = useOperations((state) => state.rawFailure)
  const sentOctets = useOperations((state) => state.rawSent)
  return (
    <>
      {failure !== null && (
        <div className="op-outcome is-bad" role="alert">
          <NoticeText body={failure} />
        </div>
      )}
      {sentOctets !== null && (
        <div className="dim" role="status">
          {t('raw.sent', { count: sentOctets })}
        </div>
      )}
    </>
  )
}

/** The octets as the peer's reader takes them apart, a PDU each. */
function RawPieces({ bytes, session }: { bytes: Uint8Array; session: SessionState | null }) {
  const { t } = useTranslation('operations')
  return splitOctets(bytes).map((piece, index) => (
    <OctetsPane
      key={piece.start}
      bytes={bytes.subarray(piece.start, piece.end)}
      label={t('raw.piece', { number: index + 1 })}
      interfaceVersion={session?.interfaceVersion ?? version34}
      profileId={session?.profileId ?? null}
      title={
        <>
          <h2>{t('raw.piece', { number: index + 1 })}</h2>
          <span className="dim">{t('preview.octets', { count: piece.end - piece.start })}</span>
          {piece.fault !== null && <span className="bad">{t(`raw.fault.${piece.fault}`)}</span>}
        </>
      }
    />
  ))
}
