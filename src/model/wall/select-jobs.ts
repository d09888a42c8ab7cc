import { fitsRule, type WallAddress } from '../../contract/wall-address'
import { isInFolder } from '../jobs/filter'

interface Known {
  name: string
  folder: string
  owner: string
  tags: readonly string[]
}

/** Whether the rules of a wall add this job. */
export const fitsRules = (
  { name, folder, owner, tags }: Known,
  { folders, tags: ofWall, owners, without }: Pick<WallAddress, 'folders' | 'tags' | 'owners' | 'without'>,
): boolean =>
  !without.some((rule) => fitsRule(name, rule)) &&
  (folders.some((rule) => fitsRule(folder, rule) || isInFolder(folder, rule)) ||
    owners.some((rule) => fitsRule(owner, rule)) ||
    tags.some((tag) => ofWall.some((rule) => fitsRule(tag, rule))))

/** What a rule of this kind can name in these jobs: each value once, sorted. */
export function listRuleValues(kind: 'folder' | 'tag' | 'owner', jobs: readonly Known[]): string[] {
  const values = jobs.flatMap(
    ({ folder, tags, owner }) => ({ folder: [folder], tag: tags, owner: [owner] })[kind],
  )
  return [...new Set(values)].filter((value) => value !== '').toSorted()
}
