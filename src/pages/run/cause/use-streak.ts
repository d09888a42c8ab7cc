import { type JobRun } from '../../../contract/job-run'
import { useLaterWords } from '../../../i18n/locale'
import { findStreak } from '../../../model/job-runs/neighbours'
import { useRunFrame } from '../run-context'
import { useNearRuns } from '../use-listed-run'

/** Whether the failure of the run is new, in words, by what the runs before did; null where that is not known. */
export function useStreak(): { text: string; lastGood: JobRun | null } | null {
  const { actualFacts, reference } = useRunFrame()
  const { neighbours: words } = useLaterWords()
  const runs = useNearRuns(actualFacts, reference)
  const streak = runs && actualFacts.status === 'fail' ? findStreak(runs, actualFacts) : null
  if (!streak) return null
  const { hasFailed, runs: count, other, lastGood } = streak
  const isOpen = other === null
  return { text: hasFailed ? words.failedAgain(count, isOpen) : words.firstFailure(count, isOpen), lastGood }
}
