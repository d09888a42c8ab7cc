import { useEffect } from 'react'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { useCauses, type Causes } from './use-causes'

interface CausesLoaderProps {
  run: Run
  reference: RunRef
  onChange: (causes: Causes) => void
}

/** Asks why nodes failed, after the first paint: no bar waits for a log. Draws nothing. */
export function CausesLoader({ run, reference, onChange }: CausesLoaderProps) {
  const causes = useCauses(run, reference)
  useEffect(() => onChange(causes), [causes, onChange])
  return null
}
