import {
  createContext,
  memo,
  Suspense,
  useContext,
  useEffect,
  useLayoutEffect,
  useReducer,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useLocale } from '../../i18n/locale'
import { onLoaded } from '../../lib/loaded'
import { isWall } from '../kiosk/is-wall'
import { ChunkLoadError, lazyWithRetry } from './lazy'

/** Dispatched on `window` when a section of a wall keeps failing, so that only a reload of the page may help. */
export const BROKEN_EVENT = 'nodeline:broken'

/** What the sections within render. When it changes, a failed section may work again. */
export const SectionData = createContext<unknown>(undefined)

const RETRY_MS = 30_000
/** The file may have failed long before the section was opened. */
const FIRST_LOAD_RETRY_MS = 1_000
const MAX_RETRIES = 3
/** After this long without a failure the count begins again. */
const HEALTHY_MS = 600_000

interface Failure {
  error: unknown
  atMs: number
  count: number
}

interface FailedProps {
  retry: () => void
  /** The file could not be loaded; that is retried automatically. */
  isMissing: boolean
}

interface SectionProps {
  children: ReactNode
  /** Keeps the room of what is being loaded. */
  loading?: ReactNode
  /** Replaces failed content; by default a note with a button. A new `key` of the section retries at once. */
  fallback?: ReactNode | ((props: FailedProps) => ReactNode)
}

/**
 * A part of the page that fails alone. A missing file is retried; other failures are retried when `SectionData` changes, and on a wall in any case: at
 * most twice a minute, or the page would flicker.
 */
export function Section({ children, loading, fallback = showFailure }: SectionProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const fail = (error: unknown) => {
    const atMs = performance.now()
    const count = failure !== null && atMs - failure.atMs <= HEALTHY_MS ? failure.count + 1 : 1
    setFailure({ error, atMs, count })
    if (isWall() && count > MAX_RETRIES) window.dispatchEvent(new Event(BROKEN_EVENT))
  }
  return (
    <ErrorBoundary
      onError={fail}
      fallbackRender={({ error, resetErrorBoundary }) => (
        <Retrying
          error={error}
          failure={failure}
          reset={resetErrorBoundary}
          onLoadFailed={fail}
          fallback={fallback}
        />
      )}
    >
      <Arriving loading={loading}>{children}</Arriving>
    </ErrorBoundary>
  )
}

/** A part of a file of its own that fails alone, with nothing in its place before and then. Only other props render it again. */
export function lazySection<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazyWithRetry(load)
  return memo((props: P) => (
    <Section fallback={null}>
      <Part {...props} />
    </Section>
  ))
}

/** What is shown as soon as its files are there. A failure is not its own, as that of a section is. */
export function Arriving({ children, loading }: Pick<SectionProps, 'children' | 'loading'>) {
  const [, renderAgain] = useReducer((times: number) => times + 1, 0)
  return <Suspense fallback={<Loading onArrival={renderAgain}>{loading}</Loading>}>{children}</Suspense>
}

interface LoadingProps {
  children: ReactNode
  onArrival: () => void
}

/** By itself React shows what has arrived no sooner than 300 ms after this, and nothing where this is empty; a change of state shows it at once. */
function Loading({ children, onArrival }: LoadingProps) {
  useLayoutEffect(() => onLoaded(onArrival), [onArrival])
  return children
}

interface RetryingProps {
  error: unknown
  /** Null until the boundary has reported the error. */
  failure: Failure | null
  reset: () => void
  onLoadFailed: (error: unknown) => void
  fallback: Exclude<SectionProps['fallback'], undefined>
}

/** Mounted for as long as the section has failed: alone in reading `SectionData`, which a poll changes. */
function Retrying({ error, failure, reset, onLoadFailed, fallback }: RetryingProps) {
  const data = useContext(SectionData)
  const [failedWith] = useState(data)
  const isMissing = error instanceof ChunkLoadError
  const retry = () => {
    if (isMissing) error.retry().then(reset, () => onLoadFailed(error))
    else reset()
  }
  useEffect(() => {
    const delayMs = failure && retryDelay(failure, data !== failedWith)
    if (failure === null || delayMs === null) return
    const timer = window.setTimeout(retry, Math.max(0, failure.atMs + delayMs - performance.now()))
    return () => window.clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- one retry for each failure and each change of the data
  }, [failure, data])
  return typeof fallback === 'function' ? fallback({ retry, isMissing }) : fallback
}

/** Milliseconds from the failure to the automatic retry, or null when only the button retries. */
function retryDelay({ error, count }: Failure, hasNewData: boolean): number | null {
  const isMissing = error instanceof ChunkLoadError
  if (isMissing && count === 1) return FIRST_LOAD_RETRY_MS
  return isMissing || isWall() || hasNewData ? RETRY_MS : null
}

const showFailure = (props: FailedProps) => <SectionFailed {...props} />

function SectionFailed({ retry, isMissing }: FailedProps) {
  const { t } = useLocale()
  const [hasRetried, setHasRetried] = useState(false)
  const onClick = () => {
    // Some browsers never load a script again once it has failed.
    if (isMissing && hasRetried) window.location.reload()
    setHasRetried(true)
    retry()
  }
  return (
    <p className="card flex flex-wrap items-center gap-3 p-5 text-t2">
      {isMissing ? t.errors.notLoaded : t.errors.titles.crashed}
      <button type="button" className="btn no-print" onClick={onClick}>
        {t.errors.again}
      </button>
    </p>
  )
}
