import { ChevronRight } from 'lucide-react'
import { type ReactNode } from 'react'
import { showInvisible } from '../lib/text'
import { Breakable } from '../ui/Breakable'
import { Icon } from '../ui/Icon'
import { PageHeading } from '../ui/PageHeading'
import { ViewLink } from './address/ViewLink'

interface SubjectHeadProps {
  /** As DGC has it. */
  name: string
  /** Where the name leads, when nothing else on the page leads there. */
  to?: string | null
  /** Beside the name, such as its status. */
  children: ReactNode
  /** At the other end: how old the data are, and what can be done. */
  end: ReactNode
}

/** The first line of a page about a job or a run. */
export function SubjectHead({ name, to = null, children, end }: SubjectHeadProps) {
  const shown = (
    <bdi>
      <Breakable text={showInvisible(name)} />
    </bdi>
  )
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="flex min-w-0 flex-[1_1_300px] items-center gap-3 max-md:justify-between">
        <PageHeading
          id="job-name"
          className="min-w-0 text-22 tracking-[-0.015em] wrap-break-word max-md:text-20"
        >
          {to === null ? (
            shown
          ) : (
            <ViewLink to={to} className="tap">
              {shown} <Icon icon={ChevronRight} size={16} className="inline text-t3" />
            </ViewLink>
          )}
        </PageHeading>
        {children}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2 max-md:w-full max-md:justify-between">
        {end}
      </div>
    </div>
  )
}
