import { type Run } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { useAfterPaint } from '../../../ui/use-after-paint'

const Charts = lazyWithRetry(async () => (await import('./Charts')).Charts)

/** The charts with their place kept: they come in a file of their own after the bars have been painted. */
export function ChartsSection({ run, nowMs }: { run: Run; nowMs: number }) {
  const { t } = useLocale()
  const painted = useAfterPaint()
  if (run.nodes.length === 0) return null
  return (
    <section aria-label={t.charts.title} className="min-h-[244px] print:hidden">
      <h2 className="sr-only">{t.charts.title}</h2>
      {painted && (
        <Section>
          <Charts run={run} nowMs={nowMs} />
        </Section>
      )}
    </section>
  )
}
