import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanRunState } from '../../../shared/contract/plans.ts'
import { ConnectionName } from '../../parts/connection-name.tsx'
import { formatMinute } from '../../parts/format.ts'
import { saveFile } from '../../parts/save-file.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { compareWith, fetchReport, usePlans } from '../../stores/plans-store.ts'

const formats = ['html', 'junit', 'json'] as const
const types = { html: 'text/html', junit: 'application/xml', json: 'application/jsonl' } as const

/** Reports to hand over, and other runs to hold this one against. */
export function ReportMenu({ run }: { run: PlanRunState }) {
  const { t } = useTranslation('plans')
  const language = useLanguage()
  const runs = usePlans((view) => view.runs)
  const other = usePlans((view) => view.other)
  const [anchors, setAnchors] = useState<{ report?: HTMLElement; compare?: HTMLElement }>({})
  const save = async (format: (typeof formats)[number], hidesNumbers: boolean) => {
    setAnchors({})
    const report = await fetchReport(run.runId, format, language, hidesNumbers)
    if (report !== null) saveFile(new Blob([report.text], { type: types[format] }), report.name)
  }
  const others = runs.filter(({ runId, endedAt }) => runId !== run.runId && endedAt !== null)
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchors({ report: currentTarget })}
      >
        {t('report')}
      </Button>
      <Menu
        open={anchors.report !== undefined}
        anchorEl={anchors.report ?? null}
        onClose={() => setAnchors({})}
      >
        {formats.map((format) => (
          <MenuItem key={format} onClick={() => void save(format, false)}>
            {t(`formats.${format}`)}
          </MenuItem>
        ))}
        <MenuItem onClick={() => void save('html', true)}>{t('formats.masked')}</MenuItem>
      </Menu>
      {other !== null ? (
        <Button onClick={() => compareWith(null)}>{t('endCompare')}</Button>
      ) : (
        <Button
          aria-haspopup="menu"
          disabled={others.length === 0}
          onClick={({ currentTarget }) => setAnchors({ compare: currentTarget })}
        >
          {t('compare')}
        </Button>
      )}
      <Menu
        open={anchors.compare !== undefined}
        anchorEl={anchors.compare ?? null}
        onClose={() => setAnchors({})}
      >
        {others.map(({ runId, plan, connection, startedAt }) => (
          <MenuItem
            key={runId}
            onClick={() => {
              setAnchors({})
              compareWith(runId)
            }}
          >
            {plan[language]} · <ConnectionName name={connection} /> · {formatMinute(startedAt)}
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}
