import { expect, it, vi } from 'vitest'
import { buildShareLink } from './share-link'

it('a shared address names the zone, and is not marked because the one that was opened is', () => {
  vi.stubGlobal('window', { location: { origin: 'https://n.example' } })
  expect(buildShareLink(new URLSearchParams('pv=x&q=a'), 'UTC', '/jobs/a')).toBe(
    'https://n.example/jobs/a?q=a&tz=UTC',
  )
})
