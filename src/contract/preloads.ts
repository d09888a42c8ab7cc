import { readLang } from './lang.ts'
import { findPageRun, isCodePage, matchPage, readRef } from './page-run.ts'
import { paths, ROUTES } from './routes.ts'
import { invalidPart } from './run-ref.ts'
import { type WallAddress, isEmptyWall, parseWallAddress, toWallQuery } from './wall-address.ts'
import { parseWallParams } from './wall-params.ts'

/** The requests that a page makes as soon as its script runs. Its HTML preloads them, so that they start earlier. */
export interface Preloads {
  /** Paths of the API. */
  requests: readonly string[]
  /** Modules, by their source files. */
  modules: readonly string[]
}

const WALL_OF_JOBS_MODULES = ['src/shell/kiosk/WallFrame.tsx', 'src/pages/wall/WallJobsPage.tsx']
const CODE_MODULES = [
  'src/shell/kiosk/WallFrame.tsx',
  'src/pages/pair/PairPage.tsx',
  'src/i18n/en/pair.ts',
  'src/i18n/zh-CN/pair.ts',
]
const WALL_MODULES = ['src/shell/kiosk/WallFrame.tsx', 'src/pages/run/wall/WallPage.tsx']

/**
 * `path` is that of the page as it was sent, without its query. The language may differ from the viewer's: a choice of
 * theirs is kept in the browser alone.
 */
export function listPreloads(path: string, search: URLSearchParams, acceptLanguage = ''): Preloads {
  const run = findPageRun(path, search)
  const lang = readLang(search.get('lang')) ?? readLang(acceptLanguage) ?? 'en'
  const isWall = run !== null && parseWallParams(search).on
  const workspace = findJobsWorkspace(path, search)
  const wall = findWall(path, search)
  // Who has no session would be refused it.
  const isCode = isCodePage(path, search)
  return {
    // The slowest first: over HTTP/1.1 a browser has six connections.
    requests: [
      ...(run ? [paths.apiRun(run)] : []),
      ...(workspace === null ? [] : [paths.apiJobs(workspace)]),
      ...(wall === null ? [] : [paths.apiWall(wall)]),
      ...(isCode ? [] : [ROUTES.apiConfig]),
    ],
    modules: [
      `src/i18n/${lang}/common.ts`,
      ...(workspace === null ? [] : [`src/i18n/${lang}/jobs.ts`, 'src/pages/jobs/JobsPage.tsx']),
      ...(isCode ? [`src/i18n/${lang}/later.ts`, ...CODE_MODULES] : []),
      ...(isWall ? [`src/i18n/${lang}/later.ts`, ...WALL_MODULES] : []),
      ...(wall === null
        ? []
        : [`src/i18n/${lang}/later.ts`, `src/i18n/${lang}/wall-jobs.ts`, ...WALL_OF_JOBS_MODULES]),
    ],
  }
}

/** The jobs that the wall at a path asks for; null on another page, and for one without any. */
function findWall(path: string, search: URLSearchParams): WallAddress | null {
  if (matchPage(path)?.name !== 'wall') return null
  const wall = parseWallAddress(search)
  return isEmptyWall(wall) ? null : toWallQuery(wall)
}

/** The workspace whose jobs the page at a path lists; null on another page, and for one that cannot be. */
function findJobsWorkspace(path: string, search: URLSearchParams): string | null {
  if (matchPage(path)?.name !== 'jobs') return null
  const { workspace } = readRef({}, search)
  return invalidPart({ job: 'a', id: '1', workspace }) === null ? workspace : null
}
