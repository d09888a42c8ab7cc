import { type ReactNode } from 'react'
import { showInvisible } from '../lib/text'
import { Breakable } from '../ui/Breakable'
import { PageHeading } from '../ui/PageHeading'

interface SubjectHeadProps {
  /** As DGC has it. */
  name: string
  /** Beside the name, such as its status. */
  children: ReactNode
  /** At the other end: how old the data are, and what can be done. */
  end: ReactNode
}

/** The first line of a page about a job or a run. */
export function SubjectHead({ name, children, end }: SubjectHeadProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="flex min-w-0 flex-[1_1_300px] items-center gap-3 max-md:justify-between">
        <PageHeading
          id="job-name"
          className="min-w-0 text-22 tracking-[-0.015em] wrap-break-word max-md:text-20"
        >
          <bdi>
            <Breakable text={showInvisible(name)} />
          </bdi>
        </PageHeading>
        {children}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2 max-md:w-full max-md:justify-between">
        {end}
      </div>
    </div>
  )
}
