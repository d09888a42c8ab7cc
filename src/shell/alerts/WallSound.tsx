import { Suspense } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Run } from '../../contract/run'
import { parseWallParams } from '../../contract/wall-params'
import { Boundary } from '../../ui/Boundary'
import { lazyPart } from '../../ui/lazy-part'

// Few walls have a sound.
const AlertsPart = lazyPart(async () => (await import('./AlertsPart')).AlertsPart)

export function WallSound({ run }: { run: Run }) {
  const [search] = useSearchParams()
  const { on, chime } = parseWallParams(search)
  if (!on || !chime) return null
  return (
    <Boundary fallback={null}>
      <Suspense>
        <AlertsPart part="chime" run={run} />
      </Suspense>
    </Boundary>
  )
}
