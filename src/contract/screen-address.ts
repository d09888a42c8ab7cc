import { isLatestWord } from './job-run.ts'
import { readLang } from './lang.ts'
import { readRef } from './page-run.ts'
import { addParams, matchRoute, paths } from './routes.ts'
import { type RunRef, invalidPart, isSameRun } from './run-ref.ts'
import {
  type WallAddress,
  isEmptyWall,
  parseWallAddress,
  toWallQuery,
  writeWallAddress,
} from './wall-address.ts'
import { parseWallParams, writeWallParams } from './wall-params.ts'

/** What the address of a paired screen lets it read. */
export type Shown =
  | { kind: 'jobs'; wall: WallAddress }
  /** One run; its id may be one of LATEST_WORDS, and then it means the runs of that job. */
  | { kind: 'run'; run: RunRef }

export interface ScreenAddress {
  /** Path and query of the wall, without the path of a proxy: the same text for the same picture. */
  address: string
  shows: Shown
}

/** Of an address; a wall of 60 jobs whose names are Chinese and long stays below it. */
const MAX_LENGTH = 30_000
const ZONE = /^[\w+/-]{1,64}$/

/** The wall at a path with its query; null for the address of anything else. What is not understood of it is left out. */
export function parseScreenAddress(text: string): ScreenAddress | null {
  if (text.length > MAX_LENGTH || !text.startsWith('/')) return null
  const [path = '', query = ''] = text.replace(/#.*$/s, '').split(/\?(.*)/s)
  const search = new URLSearchParams(query)
  const found = findShown(path, search)
  if (found === null) return null
  const { shows, own } = found
  return { address: addParams(own, writeViewParams(search)), shows }
}

function findShown(path: string, search: URLSearchParams): { shows: Shown; own: string } | null {
  const match = matchRoute(path.replace(/\/$/, ''))
  if (match?.name === 'wall') {
    const wall = parseWallAddress(search)
    return isEmptyWall(wall) ? null : { shows: { kind: 'jobs', wall }, own: paths.wall(wall) }
  }
  if (match?.name !== 'run' || match.run === null || !parseWallParams(search).on) return null
  const { job, id } = match.run
  const run = readRef({ job: job ?? '', id: id ?? '' }, search)
  const isValid = invalidPart(isLatestWord(run.id) ? { ...run, id: '1' } : run) === null
  return isValid ? { shows: { kind: 'run', run }, own: paths.run(run) } : null
}

function writeViewParams(search: URLSearchParams): URLSearchParams {
  const written = writeWallParams(new URLSearchParams(), { ...parseWallParams(search), on: true })
  const zone = search.get('tz') ?? ''
  const lang = readLang(search.get('lang'))
  if (ZONE.test(zone)) written.set('tz', zone)
  if (lang !== null) written.set('lang', lang)
  return written
}

/** Whether both let a screen read the same. */
export function isSameShown(one: Shown, other: Shown): boolean {
  if (one.kind === 'jobs' && other.kind === 'jobs') return isSameWall(one.wall, other.wall)
  return one.kind === 'run' && other.kind === 'run' && isSameRun(one.run, other.run)
}

/** Whether two walls show the same jobs, whatever they are called. */
export const isSameWall = (one: WallAddress, other: WallAddress): boolean =>
  writeWallAddress(toWallQuery(one)).toString() === writeWallAddress(toWallQuery(other)).toString()
