import { spawnSync } from 'node:child_process'
import { isThere } from './processes'

/** Loads a server with less work of its own than any program in JavaScript; installed where Debian has it, and null where it is not to be had. */
export function findWrk(): string | null {
  if (isThere('wrk')) return 'wrk'
  if (process.getuid?.() !== 0 || !isThere('apt-get')) return null
  console.error('installing wrk')
  spawnSync('apt-get', ['install', '-y', '-q', 'wrk'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 120_000,
  })
  return isThere('wrk') ? 'wrk' : null
}
