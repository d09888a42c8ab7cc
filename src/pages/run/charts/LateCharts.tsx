import { useLocale } from '../../../i18n/locale'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { useNearView } from '../../../ui/use-near-view'
import { type ChartsProps } from './Charts'

const Charts = lazyWithRetry(async () => (await import('./Charts')).Charts)

/** The charts and the library that draws them are loaded when the user comes near them. */
export function LateCharts({ run, nowMs }: ChartsProps) {
  const { t } = useLocale()
  const [ref, near] = useNearView<HTMLElement>()
  return (
    <section ref={ref} aria-label={t.charts.title} className="min-h-[244px] print:hidden">
      <h2 className="sr-only">{t.charts.title}</h2>
      {near && (
        <Section>
          <Charts run={run} nowMs={nowMs} />
        </Section>
      )}
    </section>
  )
}
