import { useState } from 'react'
import { paths } from '../../contract/routes'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { clearRecentRuns, recentRuns } from '../../shell/look-up/recent-runs'
import { RunLink } from '../../shell/look-up/RunLink'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'

/** The runs that were opened on this device. */
export function RecentRuns() {
  const { t } = useLocale()
  const { lookUp } = useLaterWords()
  const [runs, setRuns] = useState(recentRuns)
  const clear = () => {
    clearRecentRuns()
    setRuns([])
  }
  const clearButton = (
    <Button quiet onClick={clear}>
      {lookUp.forget}
    </Button>
  )
  return (
    <Card title={lookUp.recent} action={runs.length > 0 && clearButton}>
      {runs.length === 0 ? (
        <p className="px-6 py-3 text-t2 max-sm:px-4">{t.app.noRecent}</p>
      ) : (
        <ul className="py-1">
          {runs.map((run) => (
            <RunLink key={paths.run(run)} run={run} />
          ))}
        </ul>
      )}
    </Card>
  )
}
