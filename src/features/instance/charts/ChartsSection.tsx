import { lazy, Suspense } from 'react'
import type { Instance } from '../../../contract/instance'
import { useLocale } from '../../../i18n/locale'
import { Boundary } from '../../../ui/Boundary'
import { useAfterPaint } from '../../../ui/use-after-paint'

const Charts = lazy(async () => ({ default: (await import('./Charts')).Charts }))

/** The charts with their place kept: they come in a file of their own after the bars have been painted. */
export function ChartsSection({ run, nowMs }: { run: Instance; nowMs: number }) {
  const { t } = useLocale()
  const painted = useAfterPaint()
  if (run.nodes.length === 0) return null
  return (
    <section aria-label={t.charts.title} className="min-h-[244px] print:hidden">
      <h2 className="sr-only">{t.charts.title}</h2>
      {painted && (
        <Boundary
          fallback={
            <p className="card p-5 text-t2">
              {t.charts.failed}{' '}
              <button type="button" className="btn ml-2" onClick={() => window.location.reload()}>
                {t.charts.retry}
              </button>
            </p>
          }
        >
          <Suspense>
            <Charts run={run} nowMs={nowMs} />
          </Suspense>
        </Boundary>
      )}
    </section>
  )
}
