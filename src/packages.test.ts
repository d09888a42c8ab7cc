import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  version?: string
  resolved?: string
  integrity?: string
  optional?: boolean
  dev?: boolean
  hasInstallScript?: boolean
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> }
const locked = Object.entries(packages).filter(([name]) => name !== '')

it('the lock file names no registry, and what must be installed by its content', () => {
  expect(locked.length).toBeGreaterThan(100)
  expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([])
  // Of other platforms' packages a registry may know nothing; they are optional.
  const unknown = locked.filter(([, { integrity, optional }]) => integrity === undefined && optional !== true)
  expect(unknown.map(([name]) => name)).toEqual([])
})

it('nothing that runs in production runs a script when it is installed', () => {
  const scripts = locked.filter(([, { dev, hasInstallScript }]) => hasInstallScript === true && dev !== true)
  expect(scripts.map(([name]) => name)).toEqual([])
})
