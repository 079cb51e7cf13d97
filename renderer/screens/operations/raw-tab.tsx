import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../../shared/contract/session.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
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
  const failure = useOperations((state) => state.rawFailure)
  const sentOctets = useOperations((state) => state.rawSent)
  const bytes = useMemo(() => fromHex(raw), [raw])
  useEffect(() => {
    void loadRecipes()
    return followTraffic()
  }, [])
  const isEmpty = bytes !== null && bytes.length === 0
  const canSend = session?.phase === 'bound' && bytes !== null && !isEmpty
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
            if (canSend) void sendRaw(session.sessionId, toHex(bytes))
          }}
        >
          <div className="op-scroll">
            <label htmlFor="raw-octets" className="op-label">
              {t('raw.octets')}
              <span className={bytes === null ? 'bad' : 'dim'}>
                {bytes === null ? t('problem.hex') : t('preview.octets', { count: bytes.length })}
              </span>
            </label>
            <OutlinedInput
              id="raw-octets"
              fullWidth
              multiline
              minRows={6}
              maxRows={14}
              value={raw}
              error={bytes === null}
              placeholder="00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 01"
              slotProps={{ input: { className: 'mono', spellCheck: false, autoComplete: 'off' } }}
              onChange={(event) =>
                changeOperations({ raw: event.target.value, rawFailure: null, rawSent: null })
              }
            />
            <RecipeBar hex={bytes === null || isEmpty ? null : toHex(bytes)} />
            <RawTraffic sessionId={session?.sessionId ?? null} />
          </div>
          <div className="op-foot">
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
          {bytes === null || isEmpty ? (
            <EmptyState title={t('raw.emptyTitle')}>{t('raw.emptyText')}</EmptyState>
          ) : (
            splitOctets(bytes).map((piece, index) => (
              <OctetsPane
                key={piece.start}
                bytes={bytes.subarray(piece.start, piece.end)}
                label={t('raw.piece', { number: index + 1 })}
                interfaceVersion={session?.interfaceVersion ?? 0x34}
                profileId={session?.profileId ?? null}
                title={
                  <>
                    <h3>{t('raw.piece', { number: index + 1 })}</h3>
                    <span className="dim">{t('preview.octets', { count: piece.end - piece.start })}</span>
                    {piece.fault !== null && <span className="bad">{t(`raw.fault.${piece.fault}`)}</span>}
                  </>
                }
              />
            ))
          )}
        </div>
      }
    />
  )
}
