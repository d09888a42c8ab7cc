import { useCompareWords } from '../../../i18n/compare-words'

/** What the bars under the bars are. */
export function CompareLegend({ day }: { day: string }) {
  const words = useCompareWords()
  return (
    <li className="flex items-center gap-2">
      <span className="h-[5px] w-5 rounded-xs bg-(--hatch)" />
      {words.legend(day)}
    </li>
  )
}
