import { Copy, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocale } from '../../../i18n/locale'
import { useWhyWords } from '../../../i18n/why-words'
import { IconButton } from '../../../ui/Button'
import { CopyButton } from '../../../ui/CopyButton'
import { focusUnlessTyping } from '../../../ui/typing'
import { useRun } from '../run-context'
import { type RunInsight } from '../run-insight'
import { describeWhy, formatWhy, type WhyTexts } from './describe-why'

interface WhyPanelProps {
  insight: RunInsight
  onClose: () => void
}

/** Where the time of the run went, what would shorten it, and what else is unusual. */
export function WhyPanel({ insight: { insight, reading }, onClose }: WhyPanelProps) {
  const { t, lang, zone } = useLocale()
  const words = useWhyWords()
  const { run } = useRun()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => focusUnlessTyping(heading.current), [])
  const texts = useMemo(
    () => describeWhy({ run, insight, reading, words, lang, zone }),
    [run, insight, reading, words, lang, zone],
  )
  const describeNothing = () => {
    if (run.status === 'skip') return words.skipped
    return run.startMs === null ? words.notStarted : words.unknown
  }
  return (
    <section
      aria-labelledby="why-title"
      className="appear sticky top-0 flex max-h-[min(100%,100dvh)] flex-col overflow-y-auto print:static print:max-h-none"
    >
      <div className="sticky top-0 z-1 flex min-h-10 flex-none items-center gap-2 border-b border-line bg-card py-1 pr-2 pl-4">
        <h2 id="why-title" ref={heading} tabIndex={-1} className="flex-1 text-13 font-semibold outline-none">
          {texts?.title ?? describeNothing()}
        </h2>
        <span className="no-print flex">
          {texts && (
            <CopyButton
              icon={Copy}
              label={words.copy}
              text={() => formatWhy(texts, words)}
              done={t.header.copied}
              failed={t.header.copyFailed}
              className="btn btn-icon btn-quiet"
            />
          )}
          <IconButton icon={X} label={words.close} onClick={onClose} />
        </span>
      </div>
      {texts && <Reasons texts={texts} />}
    </section>
  )
}

function Reasons({ texts }: { texts: WhyTexts }) {
  const words = useWhyWords()
  const { verdict, sample, lines, total, shorter, together, isForetold, also } = texts
  const [marked, setMarked] = useState<number | null>(null)
  const hasUsual = lines.some(({ usually }) => usually !== null)
  return (
    <div className="px-4 pt-3 pb-4">
      <p className="text-15 font-semibold">{verdict}</p>
      {sample !== null && <p className="text-12 text-t2">{sample}</p>}
      <div aria-hidden className="mt-2 mb-3 flex h-3 gap-0.5">
        {lines.map(({ kind, tone, share }, index) => (
          <span
            // oxlint-disable-next-line react/no-array-index-key -- a place on the path is its identity
            key={index}
            data-tone={tone}
            className={`min-w-0.5 rounded-xs ${PAINT[kind]} ${marked === index ? 'outline-2 outline-accent' : ''}`}
            style={{ flex: `${Math.max(0, share)} 1 0px` }}
          />
        ))}
      </div>
      <table className="w-full table-fixed text-num">
        <colgroup>
          <col />
          <col className="w-20" />
          {hasUsual && (
            <>
              <col className="w-20 max-md:hidden" />
              <col className="w-21" />
              <col className="w-12 max-md:hidden" />
            </>
          )}
        </colgroup>
        <thead className="text-12 text-t2">
          <tr>
            <th scope="col" className="pb-1 text-left font-normal whitespace-nowrap">
              {words.onPath}
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              {words.columns.took}
            </th>
            {hasUsual && (
              <>
                <th scope="col" className="pb-1 text-right font-normal max-md:hidden">
                  {words.columns.usually}
                </th>
                <th scope="col" className="pb-1 text-right font-normal">
                  {words.columns.change}
                </th>
                <th aria-hidden className="max-md:hidden" />
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, key, kind, tone, took, usually, change }, index) => (
            <tr
              // oxlint-disable-next-line react/no-array-index-key -- as above
              key={index}
              className="hover:bg-hover"
              onPointerEnter={() => setMarked(index)}
              onPointerLeave={() => setMarked(null)}
            >
              <th scope="row" className="flex items-center gap-2 py-0.5 text-left font-normal">
                <span aria-hidden data-tone={tone} className={`size-2 shrink-0 rounded-xs ${PAINT[kind]}`} />
                <NodeWords nodeKey={key} text={label} />
              </th>
              <td className="text-right">{took}</td>
              {hasUsual && (
                <>
                  <td className="text-right text-t3 max-md:hidden">{usually ?? '–'}</td>
                  <td className={`text-right ${change?.isLarge ? 'font-semibold' : 'text-t3'}`}>
                    {change?.text ?? '–'}
                  </td>
                  <td aria-hidden className="pl-2 max-md:hidden">
                    {change && <ChangeBar share={change.share} />}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <tr className="border-t border-line">
            <th scope="row" className="py-1 text-left">
              {total.label}
            </th>
            <td className="text-right">{total.took}</td>
            {hasUsual && (
              <>
                <td className="text-right font-normal text-t3 max-md:hidden">{total.usually ?? '–'}</td>
                <td className="text-right">{total.change ?? '–'}</td>
                <td aria-hidden className="max-md:hidden" />
              </>
            )}
          </tr>
        </tfoot>
      </table>
      {shorter.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 flex flex-wrap gap-x-2 text-12 text-t2">
            <b className="font-semibold text-t1">{words.whatIf}</b>
            <span className="max-sm:order-last max-sm:basis-full">{words.whatIfNote}</span>
            <span className="ml-auto">{isForetold ? words.wouldEndAbout : words.wouldEnd}</span>
          </h3>
          <ul>
            {shorter.map(({ key, text, saved, end, note }) => (
              <li key={text} className="py-0.5">
                <span className="flex gap-3">
                  <NodeWords nodeKey={key} text={text} />
                  <b className="ml-auto shrink-0 font-semibold">{saved}</b>
                  <span className="w-9 shrink-0 text-right text-t2">{end}</span>
                </span>
                {note !== null && <span className="block text-12 text-t2">{note}</span>}
              </li>
            ))}
          </ul>
          {together !== null && <p className="mt-1 text-12 text-t2">{together}</p>}
        </>
      )}
      {also.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-12 font-semibold">{words.also}</h3>
          <ul>
            {also.map(({ key, text, change }) => (
              <li key={text} className="flex gap-3 py-0.5">
                <NodeWords nodeKey={key} text={text} />
                <b className="ml-auto shrink-0 font-semibold">{change}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const PAINT = { waited: 'hatched', ran: 'bg-(--fill)', rest: 'bg-line2' } as const

/** Words about a node, which lead to it. */
function NodeWords({ nodeKey, text }: { nodeKey: string | null; text: string }) {
  const { select } = useRun()
  if (nodeKey === null) return <span className="truncate">{text}</span>
  return (
    <button
      type="button"
      className="min-w-0 truncate rounded-sm text-left hover:underline"
      data-tip={text}
      onClick={() => select(nodeKey, false)}
    >
      <bdi>{text}</bdi>
    </button>
  )
}

/** Longer to the right, shorter to the left. */
function ChangeBar({ share }: { share: number }) {
  const percent = Math.min(1, Math.abs(share)) * 100
  return (
    <span className="flex h-2">
      <span
        className="h-2 bg-(--hatch)"
        style={{ width: `${percent}%`, minWidth: 1, opacity: share < 0 ? 0.5 : 1 }}
      />
    </span>
  )
}
