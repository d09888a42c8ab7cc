import { type JobRun } from '../../../contract/job-run'
import { useLaterWords } from '../../../i18n/locale'
import { findStreak } from '../../../model/job-runs/neighbours'
import { useRun } from '../run-context'
import { useNearRuns } from '../use-listed-run'

/** Whether the failure of the run is new, in words, by what the runs before did; null where that is not known. */
export function useStreak(): { text: string; lastGood: JobRun | null } | null {
  const { actualRun, reference } = useRun()
  const { neighbours: words } = useLaterWords()
  const runs = useNearRuns(actualRun, reference)
  const streak = runs && actualRun.status === 'fail' ? findStreak(runs, actualRun) : null
  if (!streak) return null
  const { hasFailed, runs: count, other, lastGood } = streak
  const isOpen = other === null
  return { text: hasFailed ? words.failedAgain(count, isOpen) : words.firstFailure(count, isOpen), lastGood }
}
