import { type RunComparison } from '../run-comparison'

/** What the bars under the bars are. */
export function CompareLegend({ comparison }: { comparison: RunComparison }) {
  return (
    <li className="flex items-center gap-2">
      <span className="h-[5px] w-5 rounded-xs bg-(--hatch)" />
      {comparison.legend}
    </li>
  )
}
