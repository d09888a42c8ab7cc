import { Suspense } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { Instance } from '../../../contract/instance'
import { readWall } from '../../../lib/wall'
import { Boundary } from '../../../ui/Boundary'
import { lazyPart } from '../../../ui/lazy-part'

// Few walls have a sound.
const AlertsPart = lazyPart(async () => (await import('./AlertsPart')).AlertsPart)

export function WallSound({ run }: { run: Instance }) {
  const [search] = useSearchParams()
  const { on, chime } = readWall(search)
  if (!on || !chime) return null
  return (
    <Boundary fallback={null}>
      <Suspense>
        <AlertsPart part="chime" run={run} />
      </Suspense>
    </Boundary>
  )
}
