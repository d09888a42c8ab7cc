import { lazyPart } from '../../../ui/lazy-part'

/** What only walls need, in a file that readers never load. */
export const Wall = lazyPart(async () => (await import('./WallPart')).WallPart)
