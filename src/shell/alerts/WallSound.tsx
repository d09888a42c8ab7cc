import { useSearchParams } from 'react-router-dom'
import { type Run } from '../../contract/run'
import { parseWallParams } from '../../contract/wall-params'
import { Section } from '../updates/Section'
import { lazyWithRetry } from '../updates/lazy'

// Few walls have a sound.
const WallChime = lazyWithRetry(async () => (await import('./WallChime')).WallChime)

export function WallSound({ run }: { run: Run }) {
  const [search] = useSearchParams()
  const { on, chime } = parseWallParams(search)
  if (!on || !chime) return null
  return (
    <Section fallback={null}>
      <WallChime run={run} />
    </Section>
  )
}
