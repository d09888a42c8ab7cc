import { useEffect } from 'react'
import { useRun } from '../run-context'
import { useCauses, type Causes } from './use-causes'

interface CausesLoaderProps {
  onChange: (causes: Causes) => void
}

/** Asks why nodes failed, after the first paint: no bar waits for a log. Draws nothing. */
export function CausesLoader({ onChange }: CausesLoaderProps) {
  const { actualRun, reference } = useRun()
  const causes = useCauses(actualRun, reference)
  useEffect(() => onChange(causes), [causes, onChange])
  return null
}
